package news.dateline.body;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The elements we know, by what they mean to a body. */
final class Vocabulary {
    /** What {@code html} in a block may hold. */
    static final Set<String> MARKS = Set.of("a", "em", "strong", "code", "sub", "sup", "s", "u", "br", "mark");

    /** Elements that say the same as a mark. */
    static final Map<String, String> MEANT_AS = Map.ofEntries(
            Map.entry("b", "strong"),
            Map.entry("i", "em"),
            Map.entry("cite", "em"),
            Map.entry("dfn", "em"),
            Map.entry("var", "em"),
            Map.entry("del", "s"),
            Map.entry("strike", "s"),
            Map.entry("ins", "u"),
            Map.entry("tt", "code"),
            Map.entry("kbd", "code"),
            Map.entry("samp", "code"));

    /** Only the outdated spellings: markup of its own may keep the finer distinctions. */
    static final Map<String, String> MODERN =
            Map.of("b", "strong", "i", "em", "strike", "s", "tt", "code", "acronym", "abbr", "center", "div");

    static final Set<String> RICH = Set.of(
            "a",
            "em",
            "strong",
            "code",
            "sub",
            "sup",
            "s",
            "u",
            "br",
            "mark",
            "b",
            "i",
            "strike",
            "tt",
            "acronym",
            "abbr",
            "cite",
            "dfn",
            "var",
            "del",
            "ins",
            "kbd",
            "samp",
            "small",
            "q",
            "time",
            "wbr",
            "p",
            "div",
            "center",
            "section",
            "address",
            "aside",
            "details",
            "summary",
            "figure",
            "figcaption",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr");

    static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

    private static final Set<String> LINES = Set.of(
            "li", "dt", "dd", "tr", "div", "address", "caption", "figcaption", "summary", "center", "option", "legend");
    private static final Set<String> PARAGRAPHS = Set.of(
            "p",
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
            "table",
            "thead",
            "tbody",
            "tfoot",
            "pre",
            "hr",
            "figure",
            "section",
            "article",
            "aside",
            "details",
            "header",
            "footer",
            "main",
            "nav",
            "form",
            "fieldset");

    private Vocabulary() {}

    /** How many line ends separate an element from what surrounds it. */
    static int breaksAround(String element) {
        if (LINES.contains(element)) {
            return 1;
        }
        return PARAGRAPHS.contains(element) ? 2 : 0;
    }

    static boolean isMark(String element) {
        return MARKS.contains(element) || MEANT_AS.containsKey(element);
    }

    static boolean isCell(String element) {
        return element.equals("td") || element.equals("th");
    }

    /** What the inline gate lets through to its writer, which spells it in marks and line breaks. */
    static String[] readableInline() {
        var readable = new LinkedHashSet<>(MARKS);
        readable.addAll(MEANT_AS.keySet());
        readable.addAll(LINES);
        readable.addAll(PARAGRAPHS);
        readable.addAll(Set.of("td", "th", "q"));
        return readable.toArray(String[]::new);
    }
}
