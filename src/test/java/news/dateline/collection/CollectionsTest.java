package news.dateline.collection;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CollectionsTest {
    @Inject
    Newsroom newsroom;

    @Test
    void editorsPicksComeInTheEditorsOrder() {
        assertThat(Reader.get("/v1/collections/editors-picks").jsonPath().getList("articles.slug", String.class))
                .containsExactly(
                        "albania-ukraine-ten-year-security-agreement",
                        "what-a-peacekeeping-force-would-need",
                        "small-town-publishes-its-spending-line-by-line",
                        "library-carriage-stops-at-nine-stations",
                        "a-promise-is-as-good-as-its-calendar");
    }

    @Test
    void theListOfCollectionsLeavesTheArticlesOut() {
        var page = Reader.get("/v1/collections?limit=100").jsonPath();
        assertThat(page.getList("data.slug", String.class)).contains("editors-picks", "most-read");
        assertThat(page.getList("data.findAll { it.articles != null }")).isEmpty();
        assertThat(Reader.pages("/v1/collections?limit=2").getFirst())
                .isEqualTo(page.getList("data.slug", String.class).subList(0, 2));
    }

    @Test
    void anArticleHasTheSameMembersInACollectionAsInAList() {
        var section = newsroom.section();
        var article = newsroom.publish(titled(Newsroom.unique("Collected")).in(section));
        var collection = newsroom.collect(article);
        assertThat(Reader.get("/v1/collections/" + collection).jsonPath().getMap("articles[0]"))
                .isEqualTo(
                        Reader.get("/v1/articles?section=" + section).jsonPath().getMap("data[0]"));
    }

    @Test
    void aCollectionMayBeEmpty() {
        var collection = newsroom.collect();
        assertThat(Reader.get("/v1/collections/" + collection).jsonPath().getList("articles"))
                .isEmpty();
    }
}
