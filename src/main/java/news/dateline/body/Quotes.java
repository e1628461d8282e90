package news.dateline.body;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Quotations, and the posts that networks dress as quotations until their script has run. */
final class Quotes {
    private static final String POSTS =
            ".twitter-tweet, .twitter-video, .instagram-media, .tiktok-embed, .bluesky-embed,"
                    + " .reddit-embed-bq, .reddit-card, .text-post-media";
    private static final Pattern DASH_BEFORE_NAME = Pattern.compile("[—–-]{1,2}$");
    private static final String BREAK = "<br>";

    private Quotes() {}

    static void read(Element quote, BlockReader reader) {
        var post = quote.is(POSTS) ? post(quote) : null;
        if (post != null) {
            reader.add(post);
        } else if (reader.page().holdsBlock(quote)) {
            reader.keep(quote, "blockquote with blocks");
        } else {
            quote(quote, reader);
        }
    }

    private static void quote(Element quote, BlockReader reader) {
        var name = name(quote);
        if (name != null) {
            name.remove();
        }
        var attribution = name == null ? null : Sanitizer.inline(unwrapped(name).html());
        var words = Sanitizer.inline(quote.html());
        if (Characters.isVisible(words.text())) {
            var html = name == null ? words.html() : withoutDash(words.html());
            reader.add(new Quote("", html, "", attribution == null ? null : attribution.html()));
        } else if (attribution != null && Characters.isVisible(attribution.text())) {
            reader.add(new Paragraph(attribution.html()));
        }
    }

    /** Without the dash that stood before the name, and the line it began. */
    private static String withoutDash(String html) {
        var dash = DASH_BEFORE_NAME.matcher(html);
        if (!dash.find()) {
            return html;
        }
        int end = dash.start();
        while (true) {
            if (html.startsWith(BREAK, end - BREAK.length())) {
                end -= BREAK.length();
            } else if (end > 0 && Character.isWhitespace(html.charAt(end - 1))) {
                end--;
            } else {
                return html.substring(0, end);
            }
        }
    }

    private static Element unwrapped(Element name) {
        var cite = name.selectFirst("cite");
        return cite != null && cite.text().equals(name.text()) ? cite : name;
    }

    /** The name stands last: in {@code footer} or {@code cite}, perhaps within the last paragraph. */
    private static @Nullable Element name(Element quote) {
        Element at = quote;
        while (at != null
                && (at.equals(quote)
                        || at.normalName().equals("p")
                        || at.normalName().equals("div"))) {
            at = last(at);
        }
        return at != null && (at.normalName().equals("cite") || at.normalName().equals("footer")) ? at : null;
    }

    private static @Nullable Element last(Element parent) {
        Node at = parent.lastChild();
        while (at != null && (!(at instanceof Element) || isBreak(at))) {
            if (at instanceof TextNode text && !text.isBlank()) {
                return null;
            }
            at = at.previousSibling();
        }
        return at instanceof Element element ? element : null;
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }

    private static @Nullable Embed post(Element quote) {
        var links = quote.select("a[href]");
        String[] candidates = {
            quote.attr("cite"),
            quote.attr("data-instgrm-permalink"),
            quote.attr("data-text-post-permalink"),
            links.isEmpty() ? "" : links.getLast().attr("href")
        };
        for (var candidate : candidates) {
            if (Urls.isWeb(candidate) && Urls.resource(candidate) != null) {
                // What follows the address only says from where it was copied.
                var embed = Providers.embed(candidate.replaceFirst("[?#].*$", ""));
                var words = Sanitizer.inline(quote.html()).text();
                return new Embed("", embed.provider(), embed.url(), null, words, null, null);
            }
        }
        return null;
    }
}
