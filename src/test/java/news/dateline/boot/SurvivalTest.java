package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Kills with signal 9, as nothing else proves anything, and looks for what had been acknowledged. */
class SurvivalTest {
    private Path folder = Path.of("");

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        folder = DataFolders.fresh(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aStoppedServerStartsAgainWithItsRowsAndItsPort() throws SQLException {
        String url;
        try (var server = start()) {
            url = server.jdbcUrl();
            Records.of(server).add("Ferry reaches harbour");
        }
        try (var server = start()) {
            assertThat(Records.of(server).all()).containsExactly("Ferry reaches harbour");
            assertThat(server.jdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void aServerKilledAloneComesBackWhileTheApplicationLives() throws SQLException {
        try (var server = start()) {
            Records.of(server).add("before");
            var killed = server.pid();
            ServerJvm.kill(ProcessHandle.of(killed).orElseThrow());
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> Records.of(server).add("after"));
            assertThat(server.pid()).isNotEqualTo(killed);
            assertThat(Records.of(server).all()).containsExactly("after", "before");
        }
        try (var server = start()) {
            assertThat(Records.of(server).all()).containsExactly("after", "before");
        }
    }

    @Test
    void aServerWhoseJvmWasKilledIsNoObstacle() throws IOException, SQLException {
        try (var jvm = ServerJvm.start(folder)) {
            jvm.records().add("Ferry reaches harbour");
            jvm.kill();
            assertThat(jvm.server().isAlive()).as("the orphan").isTrue();
            try (var server = start()) {
                assertThat(Records.of(server).all()).containsExactly("Ferry reaches harbour");
                ServerJvm.awaitGone(jvm.server());
            }
        }
    }

    @Test
    void bothKilledLoseNothing() throws IOException, SQLException {
        try (var jvm = ServerJvm.start(folder)) {
            for (var number = 100; number < 200; number++) jvm.records().add("Headline " + number);
            jvm.kill();
            jvm.killServer();
            try (var server = start()) {
                assertThat(Records.of(server).all()).hasSize(100);
            }
        }
    }

    @Test
    void aStalePidThatIsSomebodyElsesNowIsLeftAlone() throws IOException, SQLException {
        try (var server = start()) {
            Records.of(server).add("Ferry reaches harbour");
        }
        var stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(
                DataFolders.home(folder).resolve("data/postmaster.pid"),
                "%d%n%s%n1700000000%n20000%n%n127.0.0.1%n".formatted(stranger.pid(), folder));
        try (var server = start()) {
            assertThat(Records.of(server).all()).containsExactly("Ferry reaches harbour");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFirstStartKilledHalfwayBeginsAnew() throws IOException, SQLException {
        Files.createDirectories(DataFolders.home(folder).resolve("data.initialising/base"));
        Files.createDirectories(DataFolders.home(folder).resolve("bin.unpacking/bin"));
        try (var server = start()) {
            Records.of(server).add("Ferry reaches harbour");
            assertThat(DataFolders.home(folder).resolve("data.initialising")).doesNotExist();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, Durability.DURABLE);
    }
}
