package news.dateline.change;

import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.dateline.change.Follower.Start;
import news.dateline.change.Follower.Terms;
import org.jboss.logging.Logger;

/** All clients that read streams of this instance, by the event loops of their connections. */
@Singleton
class Followers {
    private static final Logger LOG = Logger.getLogger(Followers.class);
    private static final long LONGEST_GOODBYE_SECONDS = 5;

    private final StreamConfig config;
    private final StreamPlaces places;
    private final Terms terms;
    private final Map<EventLoop, FollowerLoop> loops = new ConcurrentHashMap<>();

    Followers(StreamConfig config, StreamPlaces places, ControlEvents control, StreamMeters meters) {
        this.config = config;
        this.places = places;
        int pending = Math.toIntExact(config.pendingBytes().asLongValue());
        this.terms = new Terms(
                pending,
                pending / 2,
                config.heartbeat().toNanos(),
                config.patience().toNanos(),
                control,
                meters);
    }

    /** One more; it has yet to begin. */
    Follower join(HttpServerRequest request, Broadcast broadcast, StreamFilter filter, Start start) {
        var thread = ((ConnectionBase) request.connection()).channel().eventLoop();
        var loop = loops.computeIfAbsent(thread, one -> new FollowerLoop(one, config.heartbeat()));
        return new Follower(request, loop, terms, broadcast, filter, start);
    }

    /** There is something new. */
    void wake() {
        loops.values().forEach(FollowerLoop::wake);
    }

    /** When the door is closed (web.Departure) and before the server is: all streams end, and each client comes back elsewhere. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        places.close();
        var ended = new CountDownLatch(loops.size());
        loops.values()
                .forEach(loop -> loop.execute(() -> {
                    loop.followers().forEach(Follower::end);
                    ended.countDown();
                }));
        if (!ended.await(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Some streams could not be ended in order");
        }
    }
}
