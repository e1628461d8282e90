package news.dateline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the parsers were given before, once more: {@code bench/jazzer.sh} looks for new inputs, and what it finds is kept in the
 * folder of its target.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final List<String> TARGETS = List.of(
            "news.dateline.web.CursorTarget",
            "news.dateline.web.IfMatchTarget",
            "news.dateline.body.HtmlTarget",
            "news.dateline.body.MarkdownTarget",
            "news.dateline.change.EventTarget",
            "news.dateline.newsletter.EmailAddressTarget",
            "news.dateline.importer.ExportTarget");

    @TestFactory
    Stream<DynamicTest> everyKeptInputIsTaken() throws IOException {
        return TARGETS.stream()
                .flatMap(target -> inputs(target).stream()
                        .map(input -> DynamicTest.dynamicTest(
                                target + " " + input.getFileName(),
                                () -> Class.forName(target)
                                        .getMethod("fuzzerTestOneInput", byte[].class)
                                        .invoke(null, (Object) Files.readAllBytes(input)))));
    }

    @Test
    void everyTargetHasACorpus() {
        assertThat(TARGETS).allSatisfy(target -> assertThat(inputs(target)).isNotEmpty());
    }

    private static List<Path> inputs(String target) {
        try (var files = Files.list(CORPUS.resolve(target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError("no corpus of " + target, e);
        }
    }
}
