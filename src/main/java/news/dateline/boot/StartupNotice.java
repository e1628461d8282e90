package news.dateline.boot;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.file.Files;
import java.nio.file.Path;
import news.dateline.site.ReaderConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells the person at the terminal where to look, once the port is open. */
@ApplicationScoped
class StartupNotice {
    private static final Logger LOG = Logger.getLogger(StartupNotice.class);
    private static final String REFUSAL = "The JVM refused the AOT cache, so this start took longer: -Xlog:aot says why"
            + " (docs/operations.md, \"Starting\").";

    private static final int MOST_LOOKS = 500;

    private final HttpServer server;
    private final ReaderConfig reader;
    private final Path dataFolder;
    private final String databaseUrl;

    StartupNotice(
            HttpServer server,
            ReaderConfig reader,
            @ConfigProperty(name = "dateline.data-dir") Path dataFolder,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String databaseUrl) {
        this.server = server;
        this.reader = reader;
        this.dataFolder = dataFolder.toAbsolutePath().normalize();
        this.databaseUrl = databaseUrl;
    }

    void print(@ObservesAsync HttpServerStart started) throws InterruptedException {
        if (LaunchMode.current() != LaunchMode.NORMAL) return;
        var cache = AotCache.ofThisJvm();
        if (cache == AotCache.REFUSED) LOG.warn(REFUSAL);
        System.out.print(text("http://localhost:%d".formatted(port()), cache));
    }

    /** The server is told of its start a moment before it says which port it got. */
    private int port() throws InterruptedException {
        for (int looks = 0; server.getPort() <= 0 && looks < MOST_LOOKS; looks++) {
            Thread.sleep(10);
        }
        return server.getPort();
    }

    private String text(String base, AotCache cache) {
        var lines = new StringBuilder("%nDateline is up.%n".formatted());
        if (reader.enabled()) {
            line(lines, "Read", base + "/");
            line(lines, "Write", base + "/desk/");
        }
        line(lines, "API", base + "/v1");
        line(lines, "Docs", base + "/docs");
        var adminKey = dataFolder.resolve("admin-key");
        if (Files.exists(adminKey)) line(lines, "Admin key", "in " + adminKey);
        line(lines, "Data", dataFolder.toString());
        line(lines, "Database", withoutParameters(databaseUrl));
        line(
                lines,
                "AOT cache",
                switch (cache) {
                    case NONE -> "none";
                    case USED -> "in use";
                    case REFUSED -> "refused";
                });
        return lines.append(System.lineSeparator()).toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append("  %-10s %s%n".formatted(name, value));
    }

    /** A JDBC address may carry a password behind the question mark. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
