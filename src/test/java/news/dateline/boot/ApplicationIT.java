package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The packaged application: with nothing configured, with an external database, and when it cannot start. */
class ApplicationIT {
    /** Those of the pool that are there before anybody has asked for one: more than it keeps, 2, and perhaps not yet all 8. */
    private static final int CONNECTIONS_AT_THE_START = 4;

    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";

    @Test
    void withNothingConfiguredItStartsRecoversRefusesASecondOneAndStopsInOrder() throws Exception {
        var folder = DataFolders.fresh("application");
        var home = DataFolders.home(DataFolders.fresh("application/data"));
        try (var application = Application.startIn(folder).awaitUp()) {
            assertThat(application.statusOf("/q/health/ready")).isEqualTo(200);
            // Both times: it is read when somebody asks first.
            assertThat(application.bodyOf("/openapi")).contains("operationId: listArticles");
            assertThat(application.bodyOf("/openapi?format=json")).contains("\"listArticles\"");

            var second = Application.startIn(folder);
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.said()).hasLineCount(1).contains("is in use by another running Dateline");

            var server = Long.parseLong(
                    Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
            ServerJvm.kill(ProcessHandle.of(server).orElseThrow());
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> application.said().contains("PostgreSQL is back")
                            && application.statusOf("/q/health/ready") == 200);
        }
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(home.resolve("postgresql.log")).strip()).endsWith("database system is shut down");
    }

    @Test
    void withAnExternalDatabaseNothingEmbeddedStartsAndTheEnvironmentSaysWhichOriginsMayRead() throws Exception {
        var folder = DataFolders.fresh("elsewhere").resolve("unused");
        try (var external = EmbeddedPostgres.start(DataFolders.fresh("external"), Durability.THROWAWAY);
                var application =
                        Application.start(folder, settingsFor(external)).awaitUp()) {
            assertThat(application.statusOf("/q/health/ready")).isEqualTo(200);
            assertThat(DataFolders.home(folder)).doesNotExist();
            assertThat(application.metric("agroal_creation_count_total"))
                    .isGreaterThanOrEqualTo(CONNECTIONS_AT_THE_START);
            // First from the resource, then from memory.
            for (int i = 0; i < 2; i++) {
                assertThat(admitted(application, "https://two.example")).contains("https://two.example");
                assertThat(admitted(application, "https://else.example")).isEmpty();
            }
        }
    }

    @Test
    void anExternalDatabaseThatIsNotThereIsOneSentence() throws Exception {
        var folder = DataFolders.fresh("unreachable");
        var application = Application.start(folder, Map.of(URL, "jdbc:postgresql://127.0.0.1:1/dateline"));
        assertThat(application.awaitExit()).isEqualTo(1);
        assertThat(application.said()).hasLineCount(1).contains("127.0.0.1:1 refused");
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        var folder = DataFolders.fresh("taken");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var application = Application.start(folder, Map.of("QUARKUS_HTTP_PORT", port));
            assertThat(application.awaitExit()).isEqualTo(1);
            assertThat(application.said()).hasLineCount(1).contains("Port " + port + " is taken");
        }
    }

    private static Optional<String> admitted(Application application, String origin) throws Exception {
        var answer = application.answerOf("/v1/articles", "Origin", origin);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        return answer.headers().firstValue("Access-Control-Allow-Origin");
    }

    private static Map<String, String> settingsFor(EmbeddedPostgres external) {
        return Map.of(
                "DATELINE_CORS_ORIGINS",
                "https://one.example,https://two.example",
                URL,
                external.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                external.username(),
                "QUARKUS_DATASOURCE_PASSWORD",
                external.password());
    }
}
