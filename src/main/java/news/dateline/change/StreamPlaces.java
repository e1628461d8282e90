package news.dateline.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The places for streams on this instance: so many in all, and so many for one address. */
@Singleton
class StreamPlaces {
    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger taken = new AtomicInteger();
    /** Only addresses that hold some, so bounded by the places. */
    private final Map<String, Integer> takenByAddress = new ConcurrentHashMap<>();

    private volatile boolean closed;

    StreamPlaces(StreamConfig config, MeterRegistry meters) {
        this.most = config.maxStreams();
        this.mostPerAddress = config.maxPerAddress().orElse(Integer.MAX_VALUE);
        meters.gauge("dateline.stream.open", taken);
    }

    /** From now on nobody is let in. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** A place for this address; the result gives it back, once. */
    Runnable take(@Nullable SocketAddress address) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            throw StreamProblems.full("This instance holds %d streams already.".formatted(most));
        }
        var holder = holder(address);
        if (takenByAddress.merge(holder, 1, Integer::sum) > mostPerAddress) {
            giveBack(holder);
            throw StreamProblems.tooMany(mostPerAddress);
        }
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                giveBack(holder);
            }
        };
    }

    private void giveBack(String holder) {
        takenByAddress.computeIfPresent(holder, (address, streams) -> streams == 1 ? null : streams - 1);
        taken.decrementAndGet();
    }

    /** Whoever has an address of version 6 has all those that begin with the same 64 bits. */
    private static String holder(@Nullable SocketAddress address) {
        if (address == null || address.hostAddress() == null) {
            return "local";
        }
        try {
            var bytes = InetAddress.getByName(address.hostAddress()).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
        } catch (UnknownHostException e) {
            // It is no name that is looked up, so it is always one.
            throw new IllegalStateException(e);
        }
    }
}
