package news.dateline.body;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/** WordPress before blocks: blank lines are paragraphs and line ends are breaks, wherever text may stand. */
final class ClassicText {
    /** Ends a paragraph; put where a blank line was. */
    static final String PARAGRAPH = "paragraph";

    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t\n]*\n");
    private static final Set<String> VERBATIM = Set.of("pre", "xmp", "listing", "plaintext", "textarea");
    private static final Set<String> STRUCTURAL =
            Set.of("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "menu");

    private ClassicText() {}

    static void breakLines(Element root) {
        var texts = new ArrayList<TextNode>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof TextNode text && text.getWholeText().indexOf('\n') >= 0) {
                        texts.add(text);
                    }
                },
                root);
        for (var text : texts) {
            var parent = text.parent();
            if (parent != null && !STRUCTURAL.contains(parent.normalName()) && !isVerbatim(parent)) {
                breakLines(text);
            }
        }
    }

    private static boolean isVerbatim(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (VERBATIM.contains(at.normalName())) {
                return true;
            }
        }
        return false;
    }

    /** Where paragraphs can be told apart the mark does it; elsewhere (a quote, a list item) the two breaks do. */
    private static void breakLines(TextNode text) {
        var parts = BLANK_LINE.split(text.getWholeText(), -1);
        for (int at = 0; at < parts.length; at++) {
            if (at > 0) {
                text.before(new Element("br"));
                text.before(new Comment(PARAGRAPH));
                text.before(new Element("br"));
            }
            lines(text, parts[at]);
        }
        text.remove();
    }

    private static void lines(TextNode text, String part) {
        var lines = part.split("\n", -1);
        for (int at = 0; at < lines.length; at++) {
            boolean besideBlock = (at == 1 && lines[0].isBlank() && endsLine(text.previousSibling()))
                    || (at == lines.length - 1 && lines[at].isBlank() && isBlock(text.nextSibling()));
            if (at > 0 && !besideBlock) {
                text.before(new Element("br"));
            }
            boolean alone = lines.length > 1 && Providers.isContent(lines[at].strip());
            if (alone) {
                text.before(new Comment(PARAGRAPH));
            }
            text.before(new TextNode(lines[at]));
            if (alone) {
                text.before(new Comment(PARAGRAPH));
            }
        }
    }

    private static boolean endsLine(@Nullable Node node) {
        var at = node;
        while (at instanceof TextNode blank && blank.isBlank()) {
            at = at.previousSibling();
        }
        return isBlock(at)
                || (at instanceof Element element && element.normalName().equals("br"));
    }

    private static boolean isBlock(@Nullable Node node) {
        return node instanceof Element element && Kind.of(element) != Kind.INLINE;
    }
}
