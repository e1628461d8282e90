package news.dateline.body;

import java.util.Set;
import org.jsoup.nodes.Element;

/** What an element is to the flow of a body. */
enum Kind {
    /** Part of a line of text. */
    INLINE,
    /** Holds text or blocks and means nothing by itself. */
    FLOW,
    /** Becomes a block. */
    BLOCK;

    private static final Set<String> FLOWING = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "nav",
            "center",
            "form",
            "fieldset",
            "legend",
            "hgroup",
            "dialog",
            "search",
            "address",
            "li",
            "dt",
            "dd",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "figcaption",
            "summary",
            "body",
            "html",
            "menu");
    private static final Set<String> BLOCKS = Set.of(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "dl",
            "figure",
            "img",
            "iframe",
            "audio",
            "video",
            "table",
            "pre",
            "hr",
            "details",
            "aside",
            "embed",
            "object",
            "xmp",
            "listing",
            "plaintext");

    static Kind of(Element element) {
        var name = element.normalName();
        if (BLOCKS.contains(name)) {
            return BLOCK;
        }
        if (!FLOWING.contains(name)) {
            return INLINE;
        }
        return name.equals("div") && element.hasClass("kg-card") ? BLOCK : FLOW;
    }
}
