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

/** The connections of the pool that somebody works on, and since when. */
@Singleton
class HeldConnections implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(HeldConnections.class);

    /** Bounded by the pool. */
    private final Map<PgConnection, Long> held = new ConcurrentHashMap<>();

    @Override
    public void onConnectionAcquire(Connection connection) {
        held.put(itself(connection), System.nanoTime());
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        held.remove(itself(connection));
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        held.remove(itself(connection));
    }

    /** The driver's own: the pool tells of the same connection in a new wrapping each time. */
    private static PgConnection itself(Connection wrapped) {
        try {
            return wrapped.unwrap(PgConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many there are at the moment. */
    int count() {
        return held.size();
    }

    /** Closes those that have been held for so long: whoever waits for an answer on one of them is told that none comes. */
    void abort(Duration age) {
        long now = System.nanoTime();
        held.forEach((connection, since) -> {
            if (now - since > age.toNanos() && held.remove(connection, since)) {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    LOG.debugf(e, "A connection could not be aborted");
                }
            }
        });
    }
}
