package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Markup that would like to be a program, and what must not be left of it. */
final class HostileMarkup {
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "style",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "svg",
            "math",
            "base",
            "link",
            "meta",
            "template",
            "noscript",
            "source",
            "marquee",
            "frame",
            "frameset",
            "applet");

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "poster", "background", "data");

    /** To load or to follow: of the web, of the site itself, a mail, a place in the page. */
    private static final String ADDRESS = "(https?://|/(?![/\\\\])|mailto:|#)[^\"'<>\\s]*";

    private HostileMarkup() {}

    static List<String> all() {
        try (var lines = HostileMarkup.class.getResourceAsStream("/desk/hostile-markup.txt")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertHarmlessBlocks(List<Map<String, Object>> blocks) {
        for (var name : List.of("html", "caption", "attribution")) {
            texts(blocks, name).forEach(HostileMarkup::assertHarmless);
        }
        texts(blocks, "url").forEach(url -> assertThat(url).matches(ADDRESS));
    }

    /** Every text under this name, however deep. */
    private static Stream<String> texts(@Nullable Object json, String name) {
        return switch (json) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals(name) && entry.getValue() instanceof String text
                                ? Stream.of(text)
                                : texts(entry.getValue(), name));
            case List<?> array -> array.stream().flatMap(entry -> texts(entry, name));
            case null, default -> Stream.of();
        };
    }

    /** As a browser reads it, and as it reads what it has read. */
    static void assertHarmless(String html) {
        var read = Jsoup.parseBodyFragment(html).body();
        assertHarmless(html, read);
        assertHarmless(html, Jsoup.parseBodyFragment(read.html()).body());
    }

    private static void assertHarmless(String html, Element read) {
        for (var element : read.getAllElements()) {
            assertThat(ACTIVE).as(html).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(html).doesNotStartWith("on").isNotIn("style", "srcdoc", "action");
                if (ADDRESSES.contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(html).matches(ADDRESS);
                }
            }
        }
    }
}
