package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "base",
            "meta",
            "link",
            "template",
            "xmp",
            "textarea",
            "select",
            "video",
            "frame",
            "frameset",
            "applet",
            "title");

    /** In the manner of OWASP's filter evasion cheat sheet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://xss.example/x.js></SCRIPT>",
                "<<SCRIPT>alert(1);//\\<</SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script/x>alert(1)</script>",
                "<SCRIPT\n>alert(1)",
                "<img src=x onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=`javascript:alert(1)`>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
                "<img src=/ onerror='alert(1)' / >",
                "<img/src=/x/onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<a href=\"java&#x0A;script:alert(1)\">x</a>",
                "<a href=\"&#1;javascript:alert(1)\">x</a>",
                "<a href=\" javascript:alert(1)\">x</a>",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"https://ok.example/\" onclick=alert(1)>x</a>",
                "<a href=x onmouseover=alert(1)>x</a>",
                "<a href=\"\\\\evil.example\">x</a>",
                "<a href=\"/\\evil.example\">x</a>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<div style=\"width: expression(alert(1));\">x</div>",
                "<style>@import 'https://xss.example/x.css';</style>",
                "<link rel=stylesheet href=//xss.example/x.css>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<base href=\"javascript:alert(1);//\">",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"javascript:alert(1)\"></object>",
                "<embed src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=\"javascript:alert(1)\">x</math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<form><button formaction=javascript:alert(1)>x",
                "<form action=javascript:alert(1)><input type=submit>",
                "<input autofocus onfocus=alert(1)>",
                "<details open ontoggle=alert(1)><summary>x</summary></details>",
                "<video poster=javascript:alert(1)><source onerror=alert(1)></video>",
                "<body onload=alert(1)>",
                "<table background=\"javascript:alert(1)\"><td>x</table>",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
                "<title><img src=x onerror=alert(1)></title>",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
                "<template><img src=x onerror=alert(1)></template>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version=\"1.0\"?><script>alert(1)</script>",
                "<a href=\"https://ok.example/\"\0onclick=alert(1)>x</a>",
                "<scr\0ipt>alert(1)</scr\0ipt>",
                "<p/onclick=alert(1)>x",
                "\uD800<script>alert(1)</script>",
                "<a href=\"mailto:a@b.example?body=x\" target=_blank style=x id=getElementById name=body>x</a>"
            })
    void nothingThatRunsComesThrough(String attack) {
        assertHarmless(Sanitizer.inline(attack).html());
        assertHarmless(Sanitizer.rich(attack).html());
        assertHarmless(HtmlBody.parse(attack).body().html(related -> Optional.empty()));
        assertHarmless(HtmlBody.parseWordPress(attack).body().html(related -> Optional.empty()));
        assertHarmless(MarkdownBody.parse(attack).body().html(related -> Optional.empty()));
        assertHarmless(new Quote("", attack, "", attack).html());
        assertThat(Sanitizer.inline(Sanitizer.inline(attack).html())).isEqualTo(Sanitizer.inline(attack));
        assertThat(Sanitizer.rich(Sanitizer.rich(attack).html())).isEqualTo(Sanitizer.rich(attack));
    }

    private static void assertHarmless(String html) {
        for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            assertThat(NEVER).as(html).doesNotContain(element.normalName());
            element.attributes().forEach(attribute -> assertHarmless(attribute, html));
        }
    }

    private static void assertHarmless(Attribute attribute, String html) {
        assertThat(attribute.getKey()).as(html).doesNotStartWith("on").isNotIn("style", "srcdoc", "target", "name");
        if (Set.of("href", "src", "poster").contains(attribute.getKey())) {
            assertThat(attribute.getValue()).as(html).matches("(https?://|mailto:|#|/(?![/\\\\])).*");
        }
        if (attribute.getKey().equals("id")) {
            assertThat(attribute.getValue()).as(html).startsWith("f");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<b>bold</b> <i>it</i>                         | <strong>bold</strong> <em>it</em>",
                "<del>old</del><ins>new</ins>                  | <s>old</s><u>new</u>",
                "<kbd>Ctrl</kbd>, <tt>x</tt>                   | <code>Ctrl</code>, <code>x</code>",
                "He said <q>no</q>.                            | He said “no”.",
                "<span class=x><font size=9>plain</font></span> | plain",
                "<p>one</p><p>two</p>                          | one<br><br>two",
                "<div>one</div><div>two</div>                  | one<br>two",
                "<br>a<br><br><br>b<br>                        | a<br><br>b",
                "a  \t b                                       | a b",
                "a <strong> b </strong> c                      | a <strong>b</strong> c",
                "a<strong></strong>b                           | ab",
                "<strong><strong>x</strong></strong>           | <strong>x</strong>",
                "<strong>never closed                          | <strong>never closed</strong>",
                "1 < 2 & 3 > 2                                 | 1 &lt; 2 &amp; 3 &gt; 2",
                "{{ curly }} 'quotes' @ + =                    | {{ curly }} 'quotes' @ + =",
                "<a href='https://a.example/?a=1&amp;b=2'>x</a> | <a href=\"https://a.example/?a=1&amp;b=2\">x</a>",
                "<a href='//a.example/'>x</a>                  | <a href=\"https://a.example/\">x</a>",
                "<a href='/local'>x</a> <a href='#top'>y</a>   | <a href=\"/local\">x</a> <a href=\"#top\">y</a>",
                "<a href='__GHOST_URL__/about/'>x</a>          | <a href=\"/about/\">x</a>",
                "<a href='page.html'>x</a>                     | x",
                "<a href='/x' rel='noopener sponsored' target=_blank>x</a> | <a href=\"/x\" rel=\"sponsored\">x</a>",
                "<a href='/x'>x</a>                            | <a href=\"/x\">x</a>",
                "<mark>hit</mark> H<sub>2</sub>O x<sup>2</sup> | <mark>hit</mark> H<sub>2</sub>O x<sup>2</sup>"
            })
    void inlineMarkupIsReducedToItsMarks(String given, String kept) {
        assertThat(Sanitizer.inline(given).html()).isEqualTo(kept);
    }

    @Test
    void textIsWhatRemainsWithoutMarkup() {
        assertThat(Sanitizer.inline("<b>Ferry</b> &amp; <a href='/x'>pier</a><br>at dawn")
                        .text())
                .isEqualTo("Ferry & pier\nat dawn");
        assertThat(Sanitizer.rich("<ul><li>one</li><li>two</li></ul><p>three</p>")
                        .text())
                .isEqualTo("one\ntwo\n\nthree");
    }

    @Test
    void richMarkupKeepsStructureAndPictures() {
        var details =
                "<details open=\"open\"><summary>More</summary><p>Text <abbr title=\"For example\">e.g.</abbr></p>"
                        + "<figure><img src=\"https://i.example/a.jpg\" alt=\"A\" width=\"10\"><figcaption>Line</figcaption></figure>"
                        + "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table></details>";
        assertThat(Sanitizer.rich(details).html()).isEqualTo(details);
    }

    @Test
    void preformattedMarkupKeepsItsSpaces() {
        assertThat(Sanitizer.rich("<pre>\n\n  a\n    b</pre>").html()).isEqualTo("<pre>\n\n  a\n    b</pre>");
    }
}
