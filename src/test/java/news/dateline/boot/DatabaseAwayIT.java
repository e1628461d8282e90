package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged application loses its database: readers get what is kept for as long as that may be old, then 503. */
class DatabaseAwayIT {
    private static final Duration MOMENT = Duration.ofSeconds(3);
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(Application application, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(application.address() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String status(HttpResponse<?> answer) {
        return answer.headers().firstValue("Cache-Status").orElse("none");
    }

    private static Map<String, String> settings(EmbeddedPostgres database) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.username(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password(),
                "DATELINE_ADMIN_KEY",
                news.dateline.testing.Staff.ADMIN_KEY,
                "DATELINE_CACHE_RENEWAL",
                "3s",
                "DATELINE_CACHE_STALE_IF_ERROR",
                "15s");
    }

    @Test
    void readersGetWhatIsKeptWhileTheDatabaseIsAwayAndNewsWhenItIsBack() throws Exception {
        var folder = DataFolders.fresh("away");
        var database = EmbeddedPostgres.start(folder, Durability.DURABLE);
        try (var application = Application.start(DataFolders.fresh("away-app"), settings(database))
                .awaitUp()) {
            var kept = "/v1/articles";
            assertThat(get(application, kept).statusCode()).isEqualTo(200);
            assertThat(status(get(application, kept))).isEqualTo("Dateline; hit");

            database.close();
            var lost = System.nanoTime();
            // What is kept is said on, also when it is too old to be relied on: quickly, but for the one request that
            // tries.
            while (System.nanoTime() - lost < Duration.ofSeconds(10).toNanos()) {
                var begun = System.nanoTime();
                var answer = get(application, kept);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(System.nanoTime() - begun).isLessThan(MOMENT.toNanos());
            }
            var old = get(application, kept);
            assertThat(status(old)).startsWith("Dateline; hit; fwd=stale");
            assertThat(old.headers().firstValueAsLong("Age").orElse(0)).isBetween(7L, 15L);
            var begun = System.nanoTime();
            var unknown = get(application, "/v1/articles?limit=3");
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
            assertThat(System.nanoTime() - begun).isLessThan(MOMENT.toNanos());
            assertThat(application.statusOf("/q/health/live")).isEqualTo(200);
            assertThat(application.statusOf("/q/health/ready")).isEqualTo(503);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(application, kept).statusCode() == 503);

            database = EmbeddedPostgres.start(folder, Durability.DURABLE);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> status(get(application, kept)).equals("Dateline; hit"));
            var draft = application
                    .staff()
                    .drafts(Map.of("title", "Back again", "body", Map.of("format", "markdown", "content", "Words.")));
            draft.act("publish", Map.of());
            assertThat(get(application, kept).body()).contains("Back again");
        } finally {
            database.close();
        }
    }
}
