package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import news.dateline.testing.Staff;
import org.jspecify.annotations.Nullable;

/** Two instances of the packaged application on one database, for all tests of a run; whoever was killed can be woken again. */
final class Twins implements AutoCloseable {
    private static @Nullable Twins shared;

    private final EmbeddedPostgres database;
    private Application first;
    private Application second;

    private Twins(EmbeddedPostgres database) throws IOException {
        this.database = database;
        first = started("first");
        second = started("second");
    }

    /** Both, up and running. */
    static synchronized Twins awake() throws IOException {
        if (shared == null) {
            var twins = new Twins(EmbeddedPostgres.start(DataFolders.fresh("twins"), Durability.THROWAWAY));
            Runtime.getRuntime().addShutdownHook(new Thread(twins::close, "stop-twins"));
            shared = twins;
        }
        return shared.wake();
    }

    private Twins wake() throws IOException {
        if (!first.process().isAlive()) first = started("first");
        if (!second.process().isAlive()) second = started("second");
        first.awaitUp();
        second.awaitUp();
        return this;
    }

    private Application started(String name) throws IOException {
        return Application.start(
                Path.of("target", "boot tests", "twins", name),
                Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", database.username(),
                        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                        "DATELINE_ADMIN_KEY", Staff.ADMIN_KEY));
    }

    Application first() {
        return first;
    }

    Application second() {
        return second;
    }

    /** Staff at the one or the other, by turns. */
    Staff staff(int hand) {
        return (hand % 2 == 0 ? first : second).staff();
    }

    Connection connect() throws SQLException {
        return Records.of(database).connect();
    }

    @Override
    public void close() {
        try (database;
                var one = first;
                var other = second) {
            // Signalled together, waited for one after the other.
            one.process().destroy();
            other.process().destroy();
        }
    }
}
