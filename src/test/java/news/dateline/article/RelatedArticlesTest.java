package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelatedArticlesTest {
    @Inject
    Newsroom newsroom;

    private List<String> related(Piece.Published article) {
        var alone = Reader.slugs("/v1/articles/" + article.slug() + "/related");
        var included = Reader.get("/v1/articles/" + article.slug() + "?include=related")
                .jsonPath();
        assertThat(included.getList("related.slug", String.class)).isEqualTo(alone);
        return alone;
    }

    private Piece.Published published(String title, String... tags) {
        return newsroom.publish(titled(Newsroom.unique(title)).tagged(tags));
    }

    @Test
    void whatTheNewsroomChoseComesInItsOrder() {
        var tag = newsroom.tag();
        var article = published("Subject", tag);
        var first = published("Chosen first");
        var second = published("Chosen second");
        published("Merely alike", tag);
        newsroom.relate(article, second, first);
        assertThat(related(article)).containsExactly(second.slug(), first.slug());
    }

    @Test
    void aChosenArticleThatIsRetractedVanishes() {
        var article = published("Subject");
        var kept = published("Kept");
        var gone = published("Gone");
        newsroom.relate(article, gone, kept);
        newsroom.retract(gone);
        assertThat(related(article)).containsExactly(kept.slug());
    }

    @Test
    void whenAllThatWereChosenAreRetractedLikenessSpeaks() {
        var tag = newsroom.tag();
        var article = published("Subject", tag);
        var alike = published("Alike", tag);
        var gone = published("Gone");
        newsroom.relate(article, gone);
        newsroom.retract(gone);
        assertThat(related(article)).containsExactly(alike.slug());
    }

    @Test
    void withoutAChoiceTheMostSharedTagsWinAndThenTheLikestTitle() {
        var one = newsroom.tag();
        var two = newsroom.tag();
        var article = newsroom.publish(titled("Lighthouse keeper retires").tagged(one, two));
        var oneTag = newsroom.publish(titled("Unlike anything").tagged(one).at("2024-02-02T00:00:00Z"));
        var twoTags = newsroom.publish(titled("Unlike everything").tagged(two, one));
        var oneTagAndWords =
                newsroom.publish(titled("A lighthouse stands empty").tagged(one));
        newsroom.retract(newsroom.publish(titled("Lighthouse keeper returns").tagged(one, two)));
        assertThat(related(article)).containsExactly(twoTags.slug(), oneTagAndWords.slug(), oneTag.slug());
    }

    @Test
    void thereAreFiveAtTheMostAndNeverTheArticleItself() {
        var tag = newsroom.tag();
        var article = published("Subject", tag);
        newsroom.publish(IntStream.range(0, 8)
                .mapToObj(number -> titled(Newsroom.unique("Alike")).tagged(tag))
                .toArray(Piece[]::new));
        assertThat(related(article)).hasSize(5).doesNotContain(article.slug()).doesNotHaveDuplicates();
    }

    @Test
    void anArticleMayHaveNoRelations() {
        assertThat(related(published("Qwertyuiop"))).isEmpty();
    }

    @Test
    void aTitleFullOfSyntaxIsOnlyWords() {
        var tag = newsroom.tag();
        var article = newsroom.publish(
                titled("It's a 'quoted' \\ back\\slash & | ! (title) <-> :*").tagged(tag));
        var alike = published("Alike", tag);
        assertThat(related(article)).containsExactly(alike.slug());
    }
}
