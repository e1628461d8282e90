package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What does not start says why in one sentence. */
class RefusalTest {
    private Path folder = Path.of("");

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        folder = DataFolders.fresh(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aSecondInstanceOnTheSameFolderIsRefusedAndTheFirstLivesOn() throws Exception {
        try (var first = ServerJvm.start(folder)) {
            first.records().add("Ferry reaches harbour");
            refusal()
                    .contains("data folder " + folder + " is in use by another running Dateline")
                    .contains("process " + first.process().pid());
            refusal().contains("is in use");
            assertThat(first.records().all()).hasSize(1);
        }
    }

    @Test
    void theSameJvmCannotTakeAFolderTwiceAndKeepsItsLock() throws IOException {
        var home = DataFolders.home(folder);
        try (var held = FolderLock.take(home)) {
            refusal().contains("is in use");
            refusal().contains("is in use");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void anotherMajorsFolderIsRefusedWithAWordOnDumpAndRestore() throws IOException {
        var data = Files.createDirectories(DataFolders.home(folder).resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        refusal()
                .contains("was written by PostgreSQL 17")
                .contains("carries 18")
                .contains("dump");
    }

    @Test
    void aFolderThatIsNoClusterIsRefusedAndLeftAsItIs() throws IOException {
        var precious = Files.createDirectories(DataFolders.home(folder).resolve("data"))
                .resolve("precious");
        Files.writeString(precious, "mine");
        refusal().contains("not a PostgreSQL data folder");
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aDamagedClusterShowsTheServersLastWord() throws IOException {
        start().close();
        Files.delete(DataFolders.home(folder).resolve("data/global/pg_control"));
        refusal()
                .contains("PostgreSQL did not start")
                .contains("global/pg_control")
                .contains("postgresql.log");
    }

    @Test
    void aTakenPortIsLeftToItsOwner() throws Exception {
        start().close();
        var saved = Integer.parseInt(Files.readString(DataFolders.home(folder).resolve("port")));
        try (var taken = new ServerSocket(saved, 1, InetAddress.getLoopbackAddress());
                var server = start()) {
            assertThat(server.jdbcUrl()).doesNotContain(":%d/".formatted(taken.getLocalPort()));
            Records.of(server).add("Ferry reaches harbour");
        }
    }

    @Test
    void nobodyElseCanReadTheDataOrThePasswords() throws IOException {
        start().close();
        var home = DataFolders.home(folder);
        assertThat(permissions(home)).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("pgpass"))).isEqualTo("rw-------");
        assertThat(home.resolve("superuser-password")).doesNotExist();
    }

    @Test
    void aThrowawayServerBeginsEmptyEveryTime() throws Exception {
        for (var round = 0; round < 2; round++) {
            try (var server = EmbeddedPostgres.start(folder, Durability.THROWAWAY)) {
                Records.of(server).add("Ferry reaches harbour");
                assertThat(Records.of(server).all()).hasSize(1);
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private AbstractStringAssert<?> refusal() {
        return assertThatExceptionOfType(StartupFailure.class)
                .isThrownBy(() -> start().close())
                .extracting(Throwable::getMessage, STRING)
                .doesNotContain("\n");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, Durability.DURABLE);
    }
}
