package news.dateline.web;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request, its head or its body, comes a few bytes at a time, and which would hold their place for hours
 * ("slowloris"): the server's own time-out begins anew with each byte. Whoever has sent a whole request and waits for its answer, or
 * reads a stream, is left alone. Netty finds this class by its name and shows it each connection that a server accepts, if {@link
 * #EXTENSIONS} says so.
 */
public class SlowSenders extends ChannelInitializerExtension {
    /** The system property that has Netty look for classes like this one, if it is {@link #LOOK_FOR_THEM}. */
    public static final String EXTENSIONS = EXTENSIONS_SYSTEM_PROPERTY;

    /** The value of that property. */
    public static final String LOOK_FOR_THEM = "serviceload";

    private static final String PATIENCE = "dateline.request.patience";
    private static final String PACE = "dateline.request.bytes-per-second";

    private @Nullable Fairness fairness;

    /** How long any request may take to arrive, and how many bytes a second one must bring that takes longer. */
    private record Fairness(long patienceNanos, long bytesPerSecond) {
        static Fairness configured() {
            var config = ConfigProvider.getConfig();
            return new Fairness(
                    config.getOptionalValue(PATIENCE, Duration.class)
                            .orElse(Duration.ofSeconds(30))
                            .toNanos(),
                    config.getOptionalValue(PACE, Long.class).orElse(512L));
        }
    }

    /** Netty makes one for each server. */
    public SlowSenders() {}

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new Watch(fairness()));
    }

    /** Read when the first connection comes: before, there may be no configuration yet. */
    private synchronized Fairness fairness() {
        var known = fairness;
        if (known == null) {
            known = Fairness.configured();
            fairness = known;
        }
        return known;
    }

    /** Watches one connection; all of it happens on the event loop of that connection. */
    private static final class Watch extends ChannelInboundHandlerAdapter {
        private final Fairness fairness;
        private long bytes;
        private long begunAt;
        private boolean isBegun;
        private boolean isLooking;
        private boolean knowsWholeRequests;

        Watch(Fairness fairness) {
            this.fairness = fairness;
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object message) {
            if (!knowsWholeRequests) {
                learnOfWholeRequests(connection);
            }
            if (!isBegun) {
                isBegun = true;
                begunAt = System.nanoTime();
                bytes = 0;
            }
            if (message instanceof ByteBuf some) {
                bytes += some.readableBytes();
            }
            if (!isLooking) {
                isLooking = true;
                lookLater(connection);
            }
            connection.fireChannelRead(message);
        }

        /** With TLS, there is no decoder before both sides know each other. */
        private void learnOfWholeRequests(ChannelHandlerContext connection) {
            var decoder = connection.pipeline().context(HttpRequestDecoder.class);
            if (decoder != null) {
                knowsWholeRequests = true;
                connection.pipeline().addAfter(decoder.name(), null, new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object part) {
                        if (part instanceof LastHttpContent) {
                            isBegun = false;
                        }
                        context.fireChannelRead(part);
                    }
                });
            }
        }

        private void lookLater(ChannelHandlerContext connection) {
            var _ = connection
                    .executor()
                    .schedule(() -> look(connection), fairness.patienceNanos() / 2, TimeUnit.NANOSECONDS);
        }

        /** At most one such look is planned for each connection, however many requests it carries. */
        private void look(ChannelHandlerContext connection) {
            if (!isBegun || !isWatchable(connection)) {
                isLooking = false;
                return;
            }
            long taken = System.nanoTime() - begunAt;
            if (taken >= fairness.patienceNanos()
                    && bytes < fairness.bytesPerSecond() * TimeUnit.NANOSECONDS.toSeconds(taken)) {
                var _ = connection.close();
            } else {
                lookLater(connection);
            }
        }

        /** What speaks HTTP/2 is not read by this decoder. */
        private static boolean isWatchable(ChannelHandlerContext connection) {
            return connection.channel().isActive() && connection.pipeline().context(HttpRequestDecoder.class) != null;
        }
    }
}
