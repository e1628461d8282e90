package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who imports from a terminal sees how far it has come, and is told what to do when it does not work. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // JUnit makes the folder first.
class ImportCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private String url = "";

    @BeforeEach
    void here() {
        url = "http://localhost:" + RestAssured.port;
    }

    @Test
    void aFileComesInAndItsProgressIsPrinted() throws IOException {
        var file = articles("mine.jsonl", 3);
        assertThat(run(Map.of("DATELINE_ADMIN_KEY", Staff.ADMIN_KEY), file, "--url", url))
                .isZero();
        assertThat(said())
                .contains("sending   [", "importing [##############################] 100 %  3 done")
                .contains("3 created, 0 updated, 0 unchanged, 0 skipped.")
                .containsPattern("What became of each: " + url + "/v1/desk/imports/[0-9a-f-]{36}/items\n");

        printed.reset();
        assertThat(run(Map.of(), file, "--url=" + url + "/", "--key", Staff.ADMIN_KEY))
                .isZero();
        assertThat(said()).contains("0 created, 0 updated, 3 unchanged, 0 skipped.");
    }

    @Test
    void aDamagedFileIsSaidToBeOneAndWhatCameBeforeStays() throws IOException {
        var file = articles("broken.jsonl", 2);
        Files.writeString(file, Files.readString(file) + "{\"id\": oh");
        assertThat(run(Map.of("DATELINE_ADMIN_KEY", Staff.ADMIN_KEY), file, "--url", url))
                .isEqualTo(1);
        assertThat(said()).contains("2 created", "dateline: the import broke off: ", "Mend the file and send it again");
    }

    @Test
    void whoseKeyIsNotGoodIsToldHowToGiveAnother() throws IOException {
        var file = articles("theirs.jsonl", 1);
        assertThat(run(Map.of(), file, "--url", url, "--key", "dl_no-longer-good-0123456789abcdef"))
                .isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "dateline: the server refused (401). The key is not good: say '--key dl_…', or set DATELINE_ADMIN_KEY.\n");
    }

    @Test
    void whereNothingAnswersTheWayToStartItIsSaid() throws IOException {
        var file = articles("nowhere.jsonl", 1);
        assertThat(run(Map.of("DATELINE_ADMIN_KEY", "dl_any"), file, "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "dateline: nothing answers at http://127.0.0.1:1. Start it with './dateline run', or say '--url'.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            none.json                        | there is no file
            some.txt                         | does not say what it is: add '--format wordpress', 'ghost' or 'dateline'
            some.txt --format word           | '--format' takes one of
            some.txt --formt ghost           | there is no option '--formt'
            some.txt --format                | '--format' needs a value
            some.txt some.txt                | name one file
            some.txt --format ghost --url x  | 'x' is no address
            some.txt --format ghost          | there is no key
            """)
    void whatIsTypedWrongIsNamedWithTheWayToMendIt(String line, String sentence) throws IOException {
        Files.writeString(folder.resolve("some.txt"), "?");
        assertThat(command(Map.of("DATELINE_DATA_DIR", folder.resolve("data").toString()))
                        .run(line.split(" ", -1)))
                .isEqualTo(2);
        assertThat(said()).startsWith("dateline: ").contains(sentence).hasLineCount(1);
    }

    @Test
    void whoAsksIsToldHowItIsUsed() {
        assertThat(command(Map.of()).run("help")).isZero();
        assertThat(said()).contains("Usage: ./dateline import FILE", "--format", "--url", "--key");
    }

    @Test
    void theLineSaysHowMuchIsLeft() {
        assertThat(ProgressBar.line("importing", 50, "7 done"))
                .isEqualTo("importing [###############...............]  50 %  7 done");
        assertThat(ProgressBar.left(25, Duration.ofSeconds(10))).isEqualTo(", about 30 s left");
        assertThat(ProgressBar.left(10, Duration.ofSeconds(30))).isEqualTo(", about 5 min left");
        assertThat(ProgressBar.left(25, Duration.ofSeconds(1))).isEmpty();
        assertThat(ProgressBar.left(100, Duration.ofSeconds(10))).isEmpty();
    }

    private int run(Map<String, String> environment, Path file, String... options) {
        var arguments = new ArrayList<>(List.of(file.getFileName().toString()));
        arguments.addAll(List.of(options));
        return command(environment).run(arguments.toArray(String[]::new));
    }

    private ImportCommand command(Map<String, String> environment) {
        return new ImportCommand(folder, environment, new PrintStream(printed, true, StandardCharsets.UTF_8), false);
    }

    private Path articles(String name, int count) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("""
                    {"id":"%s","slug":"terminal-%s","title":"From the terminal","publishedAt":"2025-01-21T21:46:00Z","body":[{"type":"paragraph","html":"All are well."}]}
                    """.formatted(UUID.randomUUID(), UUID.randomUUID()));
        }
        return Files.writeString(folder.resolve(name), lines);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
