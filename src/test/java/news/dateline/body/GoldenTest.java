package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Fifty pieces of real WordPress and Ghost content and what becomes of each: blocks, HTML, text.
 *
 * <p>After a wanted change of behaviour: {@code mvn test -Dtest=GoldenTest -Dgolden.update=true}, then read the diff.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/body/golden");
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writer();

    @TestFactory
    Stream<DynamicTest> everyPieceBecomesWhatWasAgreed() throws IOException {
        return pieces().map(piece -> DynamicTest.dynamicTest(name(piece), () -> {
            var parsed = parsed(piece);
            agree(piece.resolve("blocks.json"), json(parsed));
            agree(piece.resolve("output.html"), html(parsed.body()) + "\n");
            agree(piece.resolve("text.txt"), parsed.body().text() + "\n");
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatWasRenderedReadsBackAsTheSameBlocks() throws IOException {
        return pieces().map(piece -> DynamicTest.dynamicTest(name(piece), () -> {
            var body = parsed(piece).body();
            assertThat(HtmlBody.parse(html(body)).body()).isEqualTo(body);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatWasStoredReadsBackAsTheSameBlocks() throws IOException {
        return pieces().map(piece -> DynamicTest.dynamicTest(name(piece), () -> {
            var body = parsed(piece).body();
            var stored = new JsonMapper().writeValueAsString(body);
            assertThat(new JsonMapper().readValue(stored, Body.class)).isEqualTo(body);
            assertThat(BlocksBody.parse(new JsonMapper().readTree(stored))).isEqualTo(body);
        }));
    }

    @TestFactory
    Stream<DynamicTest> noVisibleWordIsLost() throws IOException {
        return pieces().filter(piece -> !name(piece).contains("shortcode")
                        && !name(piece).contains("caption-attribute")
                        && !name(piece).contains("gallery")
                        && !name(piece).contains("captions")
                        && !name(piece).contains("alone")
                        && !name(piece).contains("embeds"))
                .map(piece -> DynamicTest.dynamicTest(name(piece), () -> {
                    var shown = Jsoup.parseBodyFragment(Files.readString(piece.resolve("input.html")));
                    // Labels of Ghost's players, buttons of WordPress' files and adjacent spans are no text.
                    shown.select(
                                    ".kg-audio-player, .kg-video-container, .wp-block-file__button, .kg-bookmark-author, svg")
                            .remove();
                    shown.select("span").after(" ");
                    assertThat(words(parsed(piece).body().text())).contains(words(shown.text()));
                }));
    }

    @Test
    void thereAreFiftyPieces() throws IOException {
        assertThat(pieces()).hasSize(50);
    }

    private static Stream<Path> pieces() throws IOException {
        try (var pieces = Files.list(GOLDEN)) {
            return pieces.sorted().toList().stream();
        }
    }

    private static String name(Path piece) {
        return String.valueOf(piece.getFileName());
    }

    private static ParsedBody parsed(Path piece) throws IOException {
        var input = Files.readString(piece.resolve("input.html"));
        return name(piece).contains("-wp-") ? HtmlBody.parseWordPress(input) : HtmlBody.parse(input);
    }

    private static String html(Body body) {
        return body.html(related -> Optional.empty());
    }

    private static String json(ParsedBody parsed) throws IOException {
        return JSON.writeValueAsString(new Agreed(parsed.body(), parsed.keptAsHtml(), parsed.dropped())) + "\n";
    }

    private record Agreed(Body blocks, Map<String, Integer> keptAsHtml, Map<String, Integer> dropped) {}

    private static String[] words(String text) {
        return text.strip().split("[^\\p{L}\\p{N}]+");
    }

    private static void agree(Path file, String now) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, now);
        }
        assertThat(now).isEqualTo(Files.readString(file));
    }
}
