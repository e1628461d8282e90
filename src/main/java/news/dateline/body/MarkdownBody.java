package news.dateline.body;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads bodies from Markdown: CommonMark with GitHub's tables and strikethrough; HTML in it is text. */
public final class MarkdownBody {
    /** Quotes within lists within quotes: deeper than anyone writes, shallower than a stack. */
    private static final int DEPTH = 100;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEPTH)
            .maxInlineNesting(DEPTH)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                // In Markdown an image's title is the only place for a caption.
                if (tag.equals("img") && attributes.containsKey("title")) {
                    attributes.put(Media.CAPTION, String.valueOf(attributes.get("title")));
                }
            })
            .build();

    private MarkdownBody() {}

    /** A picture becomes an image block, its title the caption. */
    public static ParsedBody parse(String markdown) {
        return HtmlBody.parse(RENDERER.render(PARSER.parse(Characters.clean(markdown))));
    }
}
