package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final UUID OTHER = UUID.fromString("01944b5e-9c8a-7cc3-98c4-dc0c0c07398f");

    @Test
    void theSameSourceGetsTheSameIdsAgain() {
        var html = "<p>One</p><p>Two</p><hr><hr>";
        assertThat(ids(HtmlBody.parse(html).body()))
                .isEqualTo(ids(HtmlBody.parse(html).body()));
    }

    @Test
    void blocksThatSayTheSameAreToldApartByNumber() {
        var ids = ids(HtmlBody.parse("<hr><hr><hr>").body());
        assertThat(ids).containsExactly(ids.getFirst(), ids.getFirst() + "-2", ids.getFirst() + "-3");
        assertThat(ids.getFirst()).matches("d-[0-9a-f]{6}");
    }

    @Test
    void anIdGivenEarlierIsNotGivenTwice() {
        var made = ids(HtmlBody.parse("<p>One</p>").body()).getFirst();
        var body = new Body(List.of(new Divider(made), new Paragraph("One")));
        assertThat(ids(body)).containsExactly(made, made + "-2");
    }

    @Test
    void twoBlocksMayNotBearOneId() {
        assertThatThrownBy(() -> new Body(List.of(new Divider("a"), new Divider("b"), new Divider("a"))))
                .isInstanceOfSatisfying(InvalidBlock.class, invalid -> {
                    assertThat(invalid.pointer()).isEqualTo("/2/id");
                    assertThat(invalid.code()).isEqualTo("duplicate-id");
                });
    }

    @Test
    void textHoldsWhatAReaderWouldRead() {
        var body = HtmlBody.parse("<h2>Talks</h2><p>In <b>Davos</b>.</p><figure><img src='/a.jpg' alt='unseen'>"
                        + "<figcaption>The hall <small class='credit'>A. Photographer</small></figcaption></figure>"
                        + "<blockquote><p>We sign.</p><cite>A minister</cite></blockquote>"
                        + "<ul><li>one<ul><li>deeper</li></ul></li></ul>"
                        + "<table><tr><th>Party<th>Seats<tr><td>Greens<td>42</table>")
                .body();
        assertThat(body.text()).isEqualTo("""
                        Talks

                        In Davos.

                        The hall
                        A. Photographer

                        We sign.
                        A minister

                        one
                        deeper

                        Party\tSeats
                        Greens\t42""");
    }

    @Test
    void wordsAreCountedInAnyScript() {
        assertThat(words("Don't re-open the well-known pier")).isEqualTo(5);
        assertThat(words("Угоду підписано в Давосі, об’єднання п'ять")).isEqualTo(6);
        assertThat(words("1,200 € — 3.5 %")).isEqualTo(4);
        assertThat(words("阿尔巴尼亚")).isEqualTo(5);
        assertThat(words("नमस्ते दुनिया")).isEqualTo(2);
        assertThat(words("- – — …")).isZero();
        assertThat(Body.EMPTY.wordCount()).isZero();
    }

    private static int words(String text) {
        return new Body(List.of(new Paragraph(text))).wordCount();
    }

    @Test
    void readingTakesAMinuteForEvery238WordsRoundedHalfUp() {
        assertThat(Body.EMPTY.readingTimeMinutes()).isEqualTo(1);
        assertThat(ofWords(356).readingTimeMinutes()).isEqualTo(1);
        assertThat(ofWords(357).readingTimeMinutes()).isEqualTo(2);
        assertThat(ofWords(2380).readingTimeMinutes()).isEqualTo(10);
    }

    private static Body ofWords(int words) {
        var text = IntStream.range(0, words).mapToObj(i -> "word").collect(Collectors.joining(" "));
        return new Body(List.of(new Paragraph(text)));
    }

    @Test
    void aRelatedArticleShowsAsWhatItIsCalledNow() {
        var body = new Body(List.of(new Paragraph("Before"), new RelatedArticle("", OTHER)));
        assertThat(body.html(related -> Optional.of(new Link("https://x.example/talks", "Talks \"resume\" & <go on>"))))
                .contains("<aside class=\"related-article\" data-article-id=\"" + OTHER + "\">"
                        + "<a href=\"https://x.example/talks\">Talks \"resume\" &amp; &lt;go on&gt;</a></aside>");
        assertThat(body.html(related -> Optional.empty())).isEqualTo("<p>Before</p>");
        var edited = HtmlBody.parse(body.html(related -> Optional.of(new Link("/talks", "Talks"))));
        assertThat(edited.body()).isEqualTo(body);
    }

    @Test
    void everyKindOfBlockReadsBackFromItsHtml() {
        var body = new Body(List.of(
                new Image("", "/a.jpg", "A \"b\" & c", "Line <em>x</em>", "A. P.", 10, 20, true, true, false, null),
                new Audio("", "https://a.example/x.mp3", "audio/mpeg", 131, "Listen", "Line", true, false),
                new Embed("", "x", "https://x.com/a/status/1", "T", "D", "/i.jpg", "<a href=\"/c\">c</a>"),
                new Code("", "c++", "if (a < b) {\n\treturn;\n}", "Line"),
                new Table("", List.of("a", "b"), List.of(List.of("1", "<strong>2</strong>")), "Line"),
                new Quote("", "One<br><br>Two", "", "Someone"),
                new HtmlFragment("", "<dl><dt>a</dt><dd>b</dd></dl>", "")));
        assertThat(HtmlBody.parse(body.html(related -> Optional.empty())).body())
                .isEqualTo(body);
    }

    @Test
    void aBodyOfUnreasonableSizeIsRefused() {
        var many = new Body(
                IntStream.range(0, 2_001).<Block>mapToObj(i -> new Divider("")).toList());
        assertThatThrownBy(many::withinLimits).isInstanceOf(InvalidBlock.class);
        var longOne = new Body(List.of(new Divider(""), new Paragraph("x".repeat(100_001))));
        assertThatThrownBy(longOne::withinLimits)
                .isInstanceOfSatisfying(
                        InvalidBlock.class, it -> assertThat(it.pointer()).isEqualTo("/1/html"));
    }

    static List<String> ids(Body body) {
        return body.blocks().stream().map(Block::id).toList();
    }
}
