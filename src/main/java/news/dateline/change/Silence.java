package news.dateline.change;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import news.dateline.web.RequestsUnderWay;

/**
 * Sees to it that nobody waits long for a database which accepts everything and says nothing. The tail looks into the log once a
 * second on a connection of its own; while not even that is answered, no request can hope for more.
 */
@Singleton
class Silence {
    private static final long LOOK_MILLIS = 100;

    private final ChangeTail tail;
    private final RequestsUnderWay requests;
    private final PooledConnections connections;
    private final SilenceConfig config;

    Silence(ChangeTail tail, RequestsUnderWay requests, PooledConnections connections, SilenceConfig config) {
        this.config = config;
        this.tail = tail;
        this.requests = requests;
        this.connections = connections;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, look -> {
            if (tail.position() >= 0) {
                judge(tail.silence());
            }
        });
    }

    private void judge(Duration silence) {
        if (silence.compareTo(config.readers()) > 0) {
            requests.giveUp(config.readers(), config.work());
        }
        // Also who works for no request: by now the tail has tried to connect anew, and in vain.
        if (silence.compareTo(config.work()) > 0) {
            connections.abort(config.work());
        }
    }
}
