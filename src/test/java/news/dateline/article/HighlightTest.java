package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HighlightTest {
    @Inject
    Newsroom newsroom;

    private String section = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
    }

    private JsonPath found(Piece piece, String q) {
        newsroom.publish(piece.in(section));
        var page = Reader.get("/v1/articles?section=" + section + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .jsonPath();
        assertThat(page.getList("data")).hasSize(1);
        return page;
    }

    @Test
    void hitsAreMarkedInTitleAndText() {
        var page = found(
                titled("Ferry reaches the harbour").saying("The *ferries* left. The harbour was full of them."),
                "ferries harbour");
        assertThat(page.getString("data[0].highlight.title"))
                .isEqualTo("<mark>Ferry</mark> reaches the <mark>harbour</mark>");
        assertThat(page.getString("data[0].highlight.text")).contains("<mark>ferries</mark>", "<mark>harbour</mark>");
    }

    @Test
    void withoutASearchThereIsNoHighlight() {
        newsroom.publish(titled("Plain").in(section));
        assertThat(Reader.members("/v1/articles?section=" + section, "highlight"))
                .containsOnlyNulls();
    }

    @Test
    void markupInATitleStaysText() {
        var page = found(titled("How <b>bold</b> is & \"quoted\" <script>alert(1)</script> harbour"), "harbour");
        assertThat(page.getString("data[0].highlight.title"))
                .isEqualTo("How &lt;b&gt;bold&lt;/b&gt; is &amp; &quot;quoted&quot; "
                        + "&lt;script&gt;alert(1)&lt;/script&gt; <mark>harbour</mark>");
    }

    @Test
    void markupInATextStaysTextToo() {
        var page = found(titled("Code").saying("Write `<img src=x onerror=alert(1)>` near the harbour."), "harbour");
        assertThat(page.getString("data[0].highlight.text"))
                .contains("<mark>harbour</mark>")
                .doesNotContain("<img");
    }

    @Test
    void noArticleCanForgeOurMarks() {
        var page =
                found(titled("A \uE000forged\uE001 harbour \uE001").saying("And \uE000here\uE001 harbour."), "harbour");
        assertThat(page.getString("data[0].highlight.title"))
                .contains("<mark>harbour</mark>")
                .doesNotContain("\uE000", "\uE001", "<mark>forged");
        assertThat(page.getString("data[0].highlight.text"))
                .contains("<mark>harbour</mark>")
                .doesNotContain("\uE000", "\uE001", "<mark>here");
    }

    @Test
    void marksCannotBeForgedByAQueryEither() {
        var page = found(titled("A quiet harbour"), "harbour or \uE000quiet\uE001");
        assertThat(page.getString("data[0].highlight.title")).doesNotContain("\uE000", "\uE001");
    }

    @Test
    void wordsWithAnyApostropheAreMarked() {
        var page = found(titled("Новий мʼяч").speaking("uk").saying("М’яч на полі."), "м'яч");
        assertThat(page.getString("data[0].highlight.title")).contains("<mark>");
        assertThat(page.getString("data[0].highlight.text")).contains("<mark>");
    }

    @Test
    void aVeryLongTextIsHighlightedInTime() {
        var page = found(titled("Long").saying("Harbour. " + "word ".repeat(60_000)), "harbour");
        assertThat(page.getString("data[0].highlight.text"))
                .contains("<mark>Harbour</mark>")
                .hasSizeLessThan(1000);
    }
}
