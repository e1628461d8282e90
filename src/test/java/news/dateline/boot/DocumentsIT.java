package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents tell people to type does what they say. */
@SuppressWarnings("NullAway.Init") // JUnit calls start() first.
class DocumentsIT {
    private static Path data;
    private static Application application;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        data = DataFolders.fresh("documents");
        application = Application.start(data, Map.of("DATELINE_WEBHOOK_ALLOW_PRIVATE", "true"))
                .awaitUp();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource({"README.md,3", "docs/guide.md,15"})
    void eachCommandDoesWhatTheDocumentSays(Path document, int atLeast) throws Exception {
        assumeTrue(hasCurl(), "This needs bash and curl 7.82 or newer.");
        var recipes = Recipe.in(document);
        assertThat(recipes).hasSizeGreaterThanOrEqualTo(atLeast);
        try (var kitchen = new Kitchen(folder, application.address(), data)) {
            assertThat(kitchen.faults(recipes)).isEmpty();
        }
    }

    /** A check that never fails would say nothing. */
    @Test
    void whatIsNotSoIsFound() throws Exception {
        assumeTrue(hasCurl(), "This needs bash and curl 7.82 or newer.");
        try (var kitchen = new Kitchen(folder, application.address(), data)) {
            for (var wrong : new Recipe[] {
                recipe("curl -i localhost:8080/v1/none", "", ""),
                recipe("curl localhost:8080/v1/sections   # 404", "", ""),
                recipe("curl localhost:8080/v1/sections/war", "json", "{\"slug\":\"peace\"}"),
                recipe("curl localhost:8080/v1/sections/war", "text", "peace"),
                recipe("ls none", "", "")
            }) {
                assertThat(kitchen.faults(List.of(wrong))).as(wrong.commands()).isNotEmpty();
            }
            var right =
                    recipe("curl localhost:8080/v1/sections/war", "json", "{\"slug\":\"w…\",\"articleCount\":\"…\"}");
            assertThat(kitchen.faults(List.of(right))).isEmpty();
        }
    }

    private static Recipe recipe(String commands, String kind, String answer) {
        return new Recipe(Path.of("none"), 1, commands, kind, answer);
    }

    /** {@code --json} is what the documents use. */
    private static boolean hasCurl() throws InterruptedException {
        try {
            var curl = new ProcessBuilder("bash", "-c", "curl --version").start();
            var version = Pattern.compile("curl (\\d+)\\.(\\d+)")
                    .matcher(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return curl.waitFor() == 0
                    && version.find()
                    && Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2)) >= 782;
        } catch (IOException e) {
            return false;
        }
    }
}
