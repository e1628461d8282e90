package news.dateline.body;

import java.util.List;
import java.util.function.Function;

/** Reads bodies from HTML: our own, Ghost's, WordPress' and what people paste. */
public final class HtmlBody {
    private HtmlBody() {}

    /** Any HTML, whole or in part; Ghost's cards become the blocks they stand for. */
    public static ParsedBody parse(String html) {
        return read(html, Dialect.HTML, ids -> List.of());
    }

    /** What WordPress keeps in {@code post_content}: Gutenberg's blocks, or classic text with shortcodes. */
    public static ParsedBody parseWordPress(String content) {
        return parseWordPress(content, ids -> List.of());
    }

    /**
     * The same, with pictures for {@code [gallery]}.
     *
     * @param attachments the pictures with these attachment ids, in this order; all of the post's own when there are
     *     no ids
     */
    public static ParsedBody parseWordPress(String content, Function<List<String>, List<Image>> attachments) {
        // WordPress itself leaves lines alone where it finds blocks (do_blocks takes wpautop away).
        var dialect = content.contains("<!-- wp:") ? Dialect.GUTENBERG : Dialect.CLASSIC;
        return read(content, dialect, attachments);
    }

    private static ParsedBody read(String html, Dialect dialect, Function<List<String>, List<Image>> attachments) {
        var tally = new Tally();
        var source = Characters.clean(html);
        if (dialect != Dialect.HTML) {
            source = new Shortcodes(source).expanded();
        }
        var page = new Page(source, dialect, tally);
        var reader = new BlockReader(page, tally, new Galleries(attachments));
        return tally.of(new Body(reader.read(page.content())));
    }
}
