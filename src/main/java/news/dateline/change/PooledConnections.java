package news.dateline.change;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/** The connections of the pool, and when somebody began to work on them last. */
@Singleton
class PooledConnections implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(PooledConnections.class);

    /** Bounded by the pool. */
    private final Map<PgConnection, Taken> known = new ConcurrentHashMap<>();

    /** As the pool wraps it, so that the pool learns what becomes of it. */
    private record Taken(Connection connection, long since) {}

    @Override
    public void onConnectionAcquire(Connection connection) {
        known.put(itself(connection), new Taken(connection, System.nanoTime()));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        known.remove(itself(connection));
    }

    /** The driver's own: the pool tells of the same connection in a new wrapping each time. */
    private static PgConnection itself(Connection wrapped) {
        try {
            return wrapped.unwrap(PgConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many are known. */
    int count() {
        return known.size();
    }

    /**
     * Closes those that were taken longer ago than this: whoever waits for an answer on one of them is told that none comes,
     * and nobody is given one that was idle while its other end went away.
     */
    void abort(Duration age) {
        long now = System.nanoTime();
        known.forEach((itself, one) -> {
            if (now - one.since > age.toNanos() && known.remove(itself, one)) {
                try {
                    one.connection.abort(Runnable::run);
                } catch (SQLException e) {
                    LOG.debugf(e, "A connection could not be aborted");
                }
            }
        });
    }
}
