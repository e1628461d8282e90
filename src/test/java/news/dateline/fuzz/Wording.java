package news.dateline.fuzz;

import java.util.List;

/** Markup as staff and other systems send it, and as attackers do. */
final class Wording {
    private static final List<String> HTML = List.of(
            "<p>The ferry reached the harbour at <em>dawn</em>.</p>",
            "<h2>What we know</h2>",
            "<ul><li>One<ul><li>within</li></ul></li><li>two</li></ul>",
            "<ol start=\"3\"><li>three</li></ol>",
            "<blockquote><p>Never.</p><cite>A captain</cite></blockquote>",
            "<figure><img src=\"https://images.example.org/a.jpg\" alt=\"a\"><figcaption>b</figcaption></figure>",
            "<table><tr><th>a</th><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>",
            "<pre><code class=\"language-java\">a &lt; b</code></pre>",
            "<hr>",
            "<audio src=\"https://media.example.org/a.mp3\"></audio>",
            "<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<p><table><p>x</table></p></b></i>",
            "<!-- comment --!><p>x",
            "<![CDATA[x]]>",
            "<p\0x>y</p\0>",
            "<details><summary>s</summary><p>d</p></details>",
            "<div><div><div><b><i><u>deep</div>",
            "&#0;&#xD800;&#x110000;&nbsp;&amp;amp;",
            "plain text, a < b & c > d");
    private static final List<String> MARKDOWN = List.of(
            "# Heading",
            "A *paragraph* with **marks**, `code` and [a link](https://news.example.org/a).",
            "- one\n- two\n  - within\n    1. deeper",
            "> quote\n> > within",
            "| a | b |\n|---|---|\n| c | d | e |",
            "```java\na < b\n```",
            "![alt](https://images.example.org/a.jpg \"title\")",
            "[x](javascript:alert(1))",
            "<script>alert(1)</script>",
            "---",
            "~~gone~~ ~~",
            "***a*b**c_d_",
            "[a]: <b> 'c'\n\n[a]",
            "    indented\n\ttab",
            "\\\\*a\\\\* &ouml; &#0;");
    private static final List<String> SEARCHES = List.of(
            "ferry",
            "harbour dawn",
            "\"ferry reaches\"",
            "ferry -harbour",
            "ukraine or albania",
            "\"a b\" or -\"c d\" e",
            "\u0423\u043A\u0440\u0430\u0457\u043D\u0430",
            "the",
            "a-b_c.d");

    private static final List<String> ADDRESSES = List.of(
            "https://images.example.org/K\u00E4hne.jpg",
            "/\u0444\u043E\u0442\u043E/\u043F\u0440\u0438\u0441\u0442\u0430\u043D\u044C.jpg",
            "https://m\u00FCnchen.example/a.jpg?b=c#d",
            "https://images.example.org/a[1]{2}.jpg?ids[]=3",
            "/a%20b/100%/c#d#e");

    private final Dice dice;

    Wording(Dice dice) {
        this.dice = dice;
    }

    String html() {
        return some(HTML, "");
    }

    String markdown() {
        return some(MARKDOWN, "\n\n");
    }

    /** An address as people write it, with any character in it now and then. */
    String address() {
        var address = dice.pick(ADDRESSES);
        int at = dice.below(address.length() + 1);
        return dice.chance(0.5)
                ? address
                : address.substring(0, at) + (char) dice.below(0xD800) + address.substring(at);
    }

    String search() {
        return dice.pick(SEARCHES);
    }

    private String some(List<String> pieces, String between) {
        var text = new StringBuilder();
        for (int i = dice.between(1, 5); i > 0; i--) {
            text.append(dice.pick(pieces)).append(between);
        }
        return text.toString();
    }
}
