package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetractionTest {
    private static final Instant THEN = Instant.parse("2025-06-01T12:00:00Z");

    @Inject
    Newsroom newsroom;

    private String section = "";
    private String tag = "";
    private String author = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
        tag = newsroom.tag();
        author = newsroom.author();
    }

    private Piece.Published published(String title) {
        return newsroom.publish(
                titled(Newsroom.unique(title)).in(section).tagged(tag).by(author));
    }

    @Test
    void aRetractedArticleIsGoneAndSaysWhy() {
        var article = published("Wrong from the start");
        newsroom.retract(article, "The source withdrew its account.", THEN);
        for (var name : new String[] {article.slug(), article.id().toString()}) {
            for (var below : new String[] {"", "/related", "/corrections"}) {
                var answer = Reader.get("/v1/articles/" + name + below);
                Reader.assertProblem(answer, 410, "retracted");
                assertThat(answer.jsonPath().getString("reason")).isEqualTo("The source withdrew its account.");
                assertThat(answer.jsonPath().getString("retractedAt")).isEqualTo("2025-06-01T12:00:00Z");
                assertThat(answer.asString()).doesNotContain("Wrong from the start");
            }
        }
    }

    @Test
    void anEarlierSlugOfARetractedArticleEndsInTheSameAnswer() {
        var article = published("Wrong");
        var present = newsroom.rename(article, Newsroom.unique("wrong"));
        newsroom.retract(present);
        var answer = Reader.get("/v1/articles/" + article.slug());
        assertThat(answer.statusCode()).isEqualTo(308);
        Reader.assertProblem(Reader.get(answer.header("Location")), 410, "retracted");
    }

    @Test
    void itVanishesFromListsSearchTotalsAndCounts() {
        var kept = published("Kept harbour");
        var gone = published("Gone harbour");
        newsroom.retract(gone);
        for (var list : new String[] {"section=" + section, "tag=" + tag, "author=" + author}) {
            for (var more : new String[] {"", "&q=harbour", "&q=harbour&sort=relevance", "&sort=-updatedAt"}) {
                var page =
                        Reader.get("/v1/articles?include=total&" + list + more).jsonPath();
                assertThat(page.getList("data.slug", String.class))
                        .as(list + more)
                        .containsExactly(kept.slug());
                assertThat(page.getInt("total")).isEqualTo(1);
            }
        }
        for (var term : new String[] {"sections/" + section, "tags/" + tag, "authors/" + author}) {
            assertThat(Reader.read("/v1/" + term)).containsEntry("articleCount", 1);
        }
    }

    @Test
    void itVanishesFromCollectionsAndFromTheCorrectionsOfTheHouse() {
        var kept = published("Kept");
        var gone = published("Gone");
        var collection = newsroom.collect(gone, kept);
        var text = Newsroom.unique("A correction");
        newsroom.correct(gone, text, Instant.parse("2090-01-01T00:00:00Z"));
        assertThat(Reader.members("/v1/corrections", "text")).contains(text);
        newsroom.retract(gone);
        assertThat(Reader.members("/v1/corrections", "text")).doesNotContain(text);
        assertThat(Reader.get("/v1/collections/" + collection).jsonPath().getList("articles.slug", String.class))
                .containsExactly(kept.slug());
    }

    @Test
    void aDeletedArticleLeavesNoHoleInACollection() {
        var first = published("First");
        var deleted = published("Deleted");
        var last = published("Last");
        var collection = newsroom.collect(first, deleted, last);
        newsroom.delete(deleted);
        assertThat(Reader.get("/v1/collections/" + collection).jsonPath().getList("articles.slug", String.class))
                .containsExactly(first.slug(), last.slug());
    }
}
