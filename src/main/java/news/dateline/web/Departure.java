package news.dateline.web;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How an instance leaves among others, without a request that fails. It says that it is not ready, and with each answer that its
 * connection ends here; then it closes its door, so that whoever comes is refused before they have asked for anything, which
 * every proxy may try elsewhere, also with a write. What is under way comes to its end (Quarkus waits for it).
 */
@Singleton
public class Departure {
    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final int AHEAD_OF_ALL = 2_000;
    private static final long LONGEST_CLOSING_MILLIS = 2_000;
    /** Who was let in last has yet to say what they want. */
    private static final long LAST_GUESTS_MILLIS = 300;

    private final DepartureConfig config;
    /** The sockets that listen; each accepted connection knows its own. */
    private final Set<Channel> doors = ConcurrentHashMap.newKeySet();

    private volatile boolean announced;

    Departure(DepartureConfig config) {
        this.config = config;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::meet, AHEAD_OF_ALL);
    }

    private void meet(RoutingContext context) {
        var request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            var door = connection.channel().parent();
            if (door != null) doors.add(door);
        }
        // Of HTTP/2, Quarkus sends GOAWAY.
        if (announced && request.version() != HttpVersion.HTTP_2) {
            request.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(end -> request.connection().close());
        }
        context.next();
    }

    /** Whether the world has been told to go elsewhere. */
    public boolean isAnnounced() {
        return announced;
    }

    /** Ahead of all others who say goodbye: until this is over, nothing has changed for anybody. */
    void leave(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownDelayInitiatedEvent event)
            throws InterruptedException {
        announced = true;
        long delay = config.delay().toMillis();
        if (delay == 0) return;
        LOG.infof("Leaving: not ready any more, the door closes in %d ms", delay);
        TimeUnit.MILLISECONDS.sleep(delay);
        for (var door : doors) {
            if (!door.close().await(LONGEST_CLOSING_MILLIS)) LOG.warn("The port could not be closed in time");
        }
        TimeUnit.MILLISECONDS.sleep(LAST_GUESTS_MILLIS);
    }
}
