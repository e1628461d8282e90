package news.dateline.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A start for the JVM to learn from: reads what readers read most, then ends the application, whereupon the JVM writes its
 * AOT cache. What is not read here is loaded from the jars later, as it would be without a cache.
 */
@ApplicationScoped
class Rehearsal {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final String ARTICLES = "/v1/articles";
    private static final List<String> PROGRAMME = List.of(
            "/v1",
            ARTICLES + "?q=agreement&sort=relevance",
            "/v1/live",
            "/v1/coverages",
            "/v1/sections",
            "/v1/changes",
            "/feeds/articles.rss",
            "/sitemaps/index.xml",
            "/q/health",
            "/q/metrics");
    /** Again and again: what runs often is what the JVM takes notes of. */
    private static final int ROUNDS = 20;

    private static final int PATIENCE_MILLIS = 20_000;

    private final HttpServer server;
    private final ObjectMapper json;
    private final boolean wanted;

    Rehearsal(
            HttpServer server,
            ObjectMapper json,
            @ConfigProperty(name = "dateline.rehearsal", defaultValue = "false") boolean wanted) {
        this.server = server;
        this.json = json;
        this.wanted = wanted;
    }

    void play(@ObservesAsync HttpServerStart started) {
        if (!wanted) return;
        try {
            for (var round = 0; round < ROUNDS; round++) {
                readArticles();
                for (var path : PROGRAMME) read(path, "br");
            }
            Quarkus.asyncExit(0);
        } catch (IOException e) {
            LOG.error("The rehearsal failed", e);
            Quarkus.asyncExit(1);
        }
    }

    private void readArticles() throws IOException {
        for (JsonNode article : json.readTree(read(ARTICLES, "identity")).path("data")) {
            read(ARTICLES + "/" + article.path("slug").asText(), "gzip");
        }
    }

    private byte[] read(String path, String coding) throws IOException {
        var address = URI.create("http://127.0.0.1:%d%s".formatted(server.getPort(), path));
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept-Encoding", coding);
        var status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) throw new IOException("%s answered %d".formatted(path, status));
        try (var body = connection.getInputStream()) {
            return body.readAllBytes();
        }
    }
}
