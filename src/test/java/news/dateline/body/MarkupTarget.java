package news.dateline.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Markup becomes blocks: they do nothing but show, survive being kept as JSON, and say the same when they are read again. */
final class MarkupTarget {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?:|mailto:|tel:|#|/|\\?|[^:]*$|[^/?#:]*[/?#]).*", Pattern.DOTALL);

    private MarkupTarget() {}

    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    static void check(ParsedBody parsed) {
        var body = parsed.body();
        var html = body.html(related -> Optional.empty());
        harmless(html);
        body.text();
        var kept = BlocksBodyText.of(body);
        var again = BlocksBodyText.read(kept);
        if (!again.equals(body)) {
            throw new AssertionError("another body comes out of the database: " + kept);
        }
        // What was rendered is read as harmless markup, too.
        harmless(HtmlBody.parse(html).body().html(related -> Optional.empty()));
    }

    /** As a browser reads it: no element and no attribute that does anything. */
    private static void harmless(String html) {
        for (var element : Jsoup.parse(html).getAllElements()) {
            if (element.normalName()
                            .matches(
                                    "script|style|object|embed|form|input|button|base|meta|link|svg|math|noscript|template")
                    && element.parents().stream()
                            .anyMatch(parent -> parent.normalName().equals("body"))) {
                throw new AssertionError("<%s> came through: %s".formatted(element.normalName(), html));
            }
            for (var attribute : element.attributes()) {
                var name = attribute.getKey().toLowerCase(java.util.Locale.ROOT);
                boolean isAddress = name.equals("href") || name.equals("src") || name.equals("cite");
                if (name.startsWith("on")
                        || name.equals("style")
                        || name.equals("srcdoc")
                        || (isAddress
                                && !ADDRESS.matcher(attribute.getValue().strip())
                                        .matches())) {
                    throw new AssertionError("%s=\"%s\" came through: %s".formatted(name, attribute.getValue(), html));
                }
            }
        }
    }

    /** As bodies lie in the database. */
    private static final class BlocksBodyText {
        static String of(Body body) {
            try {
                return JSON.writeValueAsString(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        static Body read(String kept) {
            try {
                return JSON.readValue(kept, Body.class);
            } catch (JsonProcessingException e) {
                throw new AssertionError("what was kept cannot be read: " + kept, e);
            }
        }
    }
}
