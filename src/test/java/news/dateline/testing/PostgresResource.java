package news.dateline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import news.dateline.boot.Durability;
import news.dateline.boot.EmbeddedPostgres;

/** One real PostgreSQL with an empty database for the whole test run, under {@code target/test-postgresql}. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String SHARED = "testing.postgresql.";

    /** Quarkus starts resources again for every test profile, in a fresh class loader: only the JVM remembers. */
    @Override
    public Map<String, String> start() {
        if (System.getProperty(SHARED + URL) == null) startOnce();
        return Map.of(URL, shared(URL), USERNAME, shared(USERNAME), PASSWORD, shared(PASSWORD));
    }

    private static void startOnce() {
        var server = EmbeddedPostgres.start(Path.of("target", "test-postgresql"), Durability.THROWAWAY);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-test-postgresql"));
        System.setProperty(SHARED + URL, server.jdbcUrl());
        System.setProperty(SHARED + USERNAME, server.username());
        System.setProperty(SHARED + PASSWORD, server.password());
    }

    private static String shared(String name) {
        return System.getProperty(SHARED + name, "");
    }

    @Override
    public void stop() {
        // The server lives as long as the JVM.
    }
}
