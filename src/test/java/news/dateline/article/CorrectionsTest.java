package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectionsTest {
    @Inject
    Newsroom newsroom;

    @Test
    void theCorrectionsOfTheHouseAreListedNewestFirstWithTheirArticles() {
        var article = newsroom.publish(titled(Newsroom.unique("Corrected twice")));
        newsroom.correct(article, "The first correction.", Instant.parse("2080-01-01T00:00:00Z"));
        newsroom.correct(article, "The second correction.", Instant.parse("2080-01-02T00:00:00Z"));
        var texts = Reader.members("/v1/corrections", "text");
        assertThat(texts).containsSubsequence("The second correction.", "The first correction.");
        assertThat(Reader.members("/v1/corrections", "article.slug").get(texts.indexOf("The first correction.")))
                .isEqualTo(article.slug());
        assertThat(Reader.members("/v1/articles/" + article.slug() + "/corrections", "text"))
                .containsExactly("The second correction.", "The first correction.");
        assertThat(Reader.get("/v1/articles/" + article.slug()).jsonPath().getList("corrections.text", String.class))
                .containsExactly("The second correction.", "The first correction.");
    }

    @Test
    void theyPageWithoutGapOrRepeatEvenAtEqualTimes() {
        var article = newsroom.publish(titled(Newsroom.unique("Corrected often")));
        for (int i = 0; i < 5; i++) {
            newsroom.correct(article, "Correction", Instant.parse("2070-01-01T00:00:00Z"));
        }
        var whole = Reader.members("/v1/corrections?limit=100", "id");
        var second = Reader.next("/v1/corrections?limit=3");
        assertThat(Reader.members(second, "id")).isEqualTo(whole.subList(3, 6));
        var back = Reader.get(second).jsonPath().getString("links.prev");
        assertThat(Reader.members(back, "id")).isEqualTo(whole.subList(0, 3));
    }

    @Test
    void anArticleWithoutCorrectionsHasAnEmptyList() {
        var article = newsroom.publish(titled(Newsroom.unique("Flawless")));
        assertThat(Reader.read("/v1/articles/" + article.slug() + "/corrections"))
                .containsEntry("data", List.of());
        assertThat(Reader.read("/v1/articles/" + article.slug())).containsEntry("corrections", List.of());
    }
}
