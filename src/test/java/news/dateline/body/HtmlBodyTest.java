package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlBodyTest {
    @Test
    void textOutsideOfBlocksBecomesParagraphs() {
        assertThat(html("Loose <b>text</b><p>A paragraph</p>more<h2>Title</h2> tail"))
                .isEqualTo("""
                        <p>Loose <strong>text</strong></p>
                        <p>A paragraph</p>
                        <p>more</p>
                        <h2>Title</h2>
                        <p>tail</p>""");
    }

    @Test
    void aPictureWithinAParagraphDividesIt() {
        assertThat(html("<p>Before <img src='/a.jpg' alt='A'> after</p>")).isEqualTo("""
                        <p>Before</p>
                        <figure><img src="/a.jpg" alt="A" loading="lazy"></figure>
                        <p>after</p>""");
    }

    @Test
    void aLinkAroundAPictureAndWordsGoesOnInTheWords() {
        assertThat(html("<a href='/x'><img src='/a.jpg'>Read <b>more</b></a> now"))
                .isEqualTo("""
                        <figure><img src="/a.jpg" alt="" loading="lazy"></figure>
                        <p><a href="/x">Read <strong>more</strong></a> now</p>""");
    }

    @Test
    void lazyPicturesAreFound() {
        var html = "<img src='data:image/gif;base64,R0' data-src='https://i.example/a.jpg'>"
                + "<picture><source srcset='/x.webp'><img srcset='/s.jpg 300w, /l.jpg 900w'></picture>";
        assertThat(blocks(html))
                .extracting(block -> ((Image) block).url())
                .containsExactly("https://i.example/a.jpg", "/s.jpg");
    }

    @Test
    void smileysAreText() {
        assertThat(html("<p>Hello <img class='emoji' alt='🚢' src='/s.png'></p>"))
                .isEqualTo("<p>Hello 🚢</p>");
    }

    @Test
    void whatRunsIsDroppedAndCounted() {
        var parsed = HtmlBody.parse("<p>a</p><script>x()</script><style>p{}</style><script></script>"
                + "<iframe></iframe><img src='data:x'><a href='javascript:x'>b</a><img src=/p.gif width=1 height=1>");
        assertThat(parsed.dropped())
                .isEqualTo(Map.of(
                        "script", 2,
                        "style", 1,
                        "iframe without usable address", 1,
                        "img without usable address", 1,
                        "link to javascript:", 1,
                        "tracking pixel", 1));
    }

    @Test
    void whatFitsNoBlockKeepsItsMarkupAndIsCounted() {
        var parsed = HtmlBody.parse("<dl><dt>a<dd>b</dl><table><tr><td colspan=2>x<tr><td>1<td>2</table>"
                + "<details><summary>s</summary>t<iframe src='https://charts.example/7'></iframe></details>"
                + "<ul><li><img src=/a.jpg> text</ul>");
        assertThat(parsed.keptAsHtml())
                .isEqualTo(Map.of("dl", 1, "table with joined cells", 1, "details", 1, "list with blocks", 1));
        assertThat(parsed.body().blocks())
                .hasSize(5)
                .filteredOn(Embed.class::isInstance)
                .extracting(block -> ((Embed) block).url())
                .containsExactly("https://charts.example/7");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/embed/abcdefghijk?start=30, youtube, https://www.youtube.com/watch?v=abcdefghijk&t=30",
        "//www.youtube-nocookie.com/embed/abcdefghijk, youtube, https://www.youtube.com/watch?v=abcdefghijk",
        "https://player.vimeo.com/video/123?h=1, vimeo, https://vimeo.com/123",
        "https://open.spotify.com/embed/episode/1, spotify, https://open.spotify.com/episode/1",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb&x=1, soundcloud, https://soundcloud.com/a/b",
        "https://datawrapper.dwcdn.net/abc/1/, datawrapper, https://datawrapper.dwcdn.net/abc/1/",
        "https://www.charts.example.org/7, charts.example.org, https://www.charts.example.org/7"
    })
    void aFrameBecomesALinkToWhatItShows(String frame, String provider, String url) {
        assertThat(blocks("<iframe src='" + frame + "' title='T'></iframe>"))
                .singleElement()
                .isInstanceOfSatisfying(Embed.class, embed -> {
                    assertThat(embed.provider()).isEqualTo(provider);
                    assertThat(embed.url()).isEqualTo(url);
                    assertThat(embed.title()).isEqualTo("T");
                });
    }

    @Test
    void aPostDressedAsAQuoteBecomesAnEmbedWithItsWords() {
        assertThat(blocks(
                        "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/abc/?utm=1'>"
                                + "<p>Look</p></blockquote>"))
                .singleElement()
                .isInstanceOfSatisfying(Embed.class, embed -> {
                    assertThat(embed.provider()).isEqualTo("instagram");
                    assertThat(embed.url()).isEqualTo("https://www.instagram.com/p/abc/");
                    assertThat(embed.description()).isEqualTo("Look");
                });
    }

    @Test
    void aListBesideItsItemIsTheItemsList() {
        assertThat(html("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>"))
                .isEqualTo("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    }

    @Test
    void aTableOfOneCellIsNoTable() {
        assertThat(html("<table><tr><td><p>Old</p><h2>Layout</h2></td></tr></table>"))
                .isEqualTo("<p>Old</p>\n<h2>Layout</h2>");
    }

    @Test
    void oldWordPressCaptionsAreCaptions() {
        assertThat(
                        html(
                                "<div class='wp-caption' style='width:300px'><img src='/a.jpg'><p class='wp-caption-text'>Line</p></div>"))
                .isEqualTo(
                        "<figure><img src=\"/a.jpg\" alt=\"\" loading=\"lazy\"><figcaption>Line</figcaption></figure>");
    }

    @Test
    void classicTextBreaksAtLines() {
        assertThat(HtmlBody.parseWordPress(
                                "One\r\ntwo\n\nThree <em>x</em>\n<blockquote>a\n\nb</blockquote>\nhttps://youtu.be/abcdefghijk\nFour")
                        .body()
                        .html(related -> Optional.empty()))
                .isEqualTo("""
                        <p>One<br>two</p>
                        <p>Three <em>x</em></p>
                        <blockquote><p>a<br><br>b</p></blockquote>
                        <figure class="embed" data-provider="youtube"><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></figure>
                        <p>Four</p>""");
    }

    @Test
    void shortcodesStandForMedia() {
        assertThat(HtmlBody.parseWordPress("""
                        [embed]https://example.org/a?b=1&c=2[/embed]

                        [video mp4="https://m.example/v.mp4" poster="https://m.example/v.jpg"][/video]

                        [audio src='https://m.example/a.mp3' /]

                        [sourcecode language="php"]
                        <?php echo 1; ?>

                        [/sourcecode]

                        [[gallery]] is how, [contact-form id="1"] stays""").body().html(related -> Optional.empty()))
                .isEqualTo("""
                        <figure class="embed" data-provider="example.org"><a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></figure>
                        <figure class="embed" data-provider="video"><a href="https://m.example/v.mp4"><img src="https://m.example/v.jpg" alt="" loading="lazy">https://m.example/v.mp4</a></figure>
                        <figure class="audio"><audio controls preload="none" src="https://m.example/a.mp3"></audio></figure>
                        <pre><code class="language-php">&lt;?php echo 1; ?&gt;</code></pre>
                        <p>[gallery] is how, [contact-form id="1"] stays</p>""");
    }

    @Test
    void aGalleryShowsThePicturesTheImporterKnows() {
        var parsed = HtmlBody.parseWordPress(
                "[gallery ids=\"7,8\"] [gallery ids=\"9\"]",
                ids -> ids.contains("7")
                        ? ids.stream().map(HtmlBodyTest::picture).toList()
                        : List.of());
        assertThat(parsed.body().blocks())
                .hasSize(2)
                .allSatisfy(block -> assertThat(((Image) block).gallery()).startsWith("g-"));
        assertThat(parsed.dropped()).isEqualTo(Map.of("[gallery]", 1));
    }

    private static Image picture(String id) {
        return new Image("", "/" + id + ".jpg", null, null, null, null, null);
    }

    @Test
    void charactersThatNoStoreTakesAreGone() {
        assertThat(HtmlBody.parse("<p>a\0b\uD800c\u0007d\uFFFE</p>").body().text())
                .isEqualTo("ab\uFFFDcd");
    }

    private static List<Block> blocks(String html) {
        return HtmlBody.parse(html).body().blocks();
    }

    private static String html(String html) {
        return HtmlBody.parse(html).body().html(related -> Optional.empty());
    }
}
