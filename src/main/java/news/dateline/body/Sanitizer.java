package news.dateline.body;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * The gate all markup passes: OWASP's allow-list decides what may stay, our writers spell it.
 *
 * <p>Nothing here allows {@code style}, {@code noscript}, {@code svg}, {@code math}, scripts, frames, forms or event
 * handlers: those are the roads by which markup turns into a program.
 */
public final class Sanitizer {
    private static final Set<String> REL = Set.of("nofollow", "sponsored", "ugc");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern FOOTNOTE = Pattern.compile("(?:fn|footnote)[A-Za-z0-9_:.-]{0,60}");
    private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-[A-Za-z0-9+#._-]{1,40}");

    private static final PolicyFactory INLINE =
            links().allowElements(Vocabulary.readableInline()).toFactory();

    private static final PolicyFactory RICH = links().allowElements(Vocabulary.RICH.toArray(String[]::new))
            .allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img")
            .allowAttributes("src")
            .matching((element, attribute, value) -> Urls.resource(value))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("title")
            .onElements("abbr", "acronym")
            .allowAttributes("datetime")
            .onElements("time", "ins", "del")
            .allowAttributes("width", "height")
            .matching(NUMBER)
            .onElements("img")
            .allowAttributes("colspan", "rowspan")
            .matching(NUMBER)
            .onElements("td", "th")
            .allowAttributes("scope")
            .matching(false, "row", "col", "rowgroup", "colgroup")
            .onElements("th")
            .allowAttributes("start", "value")
            .matching(Pattern.compile("-?\\d{1,6}"))
            .onElements("ol", "li")
            .allowAttributes("reversed", "open")
            .onElements("ol", "details")
            .allowAttributes("type")
            .matching(Pattern.compile("[1aAiI]"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(LANGUAGE_CLASS)
            .onElements("code")
            .allowAttributes("id")
            .matching(FOOTNOTE)
            .onElements("li", "p", "a", "sup", "div")
            .toFactory();

    private Sanitizer() {}

    /** Markup and its text, safe to show. */
    public record Clean(String html, String text) {}

    /** Keeps the inline marks {@code a em strong code sub sup s u br mark}; anything else gives way to its text. */
    public static Clean inline(String html) {
        var source = Characters.clean(html);
        if (source.indexOf('<') < 0 && source.indexOf('&') < 0) {
            var line = Characters.oneLine(source);
            return new Clean(Markup.escape(line), line);
        }
        var writer = new InlineWriter();
        HtmlSanitizer.sanitize(source, INLINE.apply(writer));
        return writer.clean();
    }

    /** Also keeps paragraphs, headings, lists, tables, quotes, figures, pictures and disclosures. */
    public static Clean rich(String html) {
        var writer = new RichWriter();
        HtmlSanitizer.sanitize(Characters.clean(html), RICH.apply(writer));
        return writer.clean();
    }

    private static HtmlPolicyBuilder links() {
        return new HtmlPolicyBuilder()
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href")
                .matching((element, attribute, value) -> Urls.link(value))
                .onElements("a")
                .allowAttributes("rel")
                .matching((element, attribute, value) -> disclosed(value))
                .onElements("a");
    }

    /** We add no rel of our own, but a paid link must stay recognisable as one. */
    private static @Nullable String disclosed(String rel) {
        List<String> kept = new ArrayList<>(
                new LinkedHashSet<>(List.of(rel.toLowerCase(Locale.ROOT).split("\\s+", 20))));
        kept.retainAll(REL);
        return kept.isEmpty() ? null : String.join(" ", kept);
    }
}
