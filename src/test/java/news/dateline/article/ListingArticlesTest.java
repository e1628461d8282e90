package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListingArticlesTest {
    @Inject
    Newsroom newsroom;

    private String section = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
    }

    private String list(String more) {
        return "/v1/articles?section=" + section + more;
    }

    private List<String> publish(Piece... pieces) {
        return newsroom.publish(pieces).stream().map(Piece.Published::slug).toList();
    }

    private Piece piece(String title) {
        return titled(Newsroom.unique(title)).in(section);
    }

    @Test
    void theNewestComesFirstUnlessAnotherOrderIsAskedFor() {
        var slugs = publish(
                piece("Second").at("2024-02-02T10:00:00Z"),
                piece("First").at("2024-02-01T10:00:00Z").updated("2024-02-05T10:00:00Z"),
                piece("Third").at("2024-02-03T10:00:00Z"));
        var second = slugs.get(0);
        var first = slugs.get(1);
        var third = slugs.get(2);
        assertThat(Reader.slugs(list(""))).containsExactly(third, second, first);
        assertThat(Reader.slugs(list("&sort=-publishedAt"))).containsExactly(third, second, first);
        assertThat(Reader.slugs(list("&sort=publishedAt"))).containsExactly(first, second, third);
        assertThat(Reader.slugs(list("&sort=-updatedAt"))).containsExactly(first, third, second);
    }

    @Test
    void eachFilterChoosesByItself() {
        var tag = newsroom.tag();
        var author = newsroom.author();
        var plain = piece("Plain").at("2024-03-01T00:00:00Z");
        var tagged = piece("Tagged").at("2024-03-02T00:00:00Z").tagged(tag);
        var signed = piece("Signed").at("2024-03-03T00:00:00Z").by(author);
        var ukrainian = piece("Ukrainian").at("2024-03-04T00:00:00Z").speaking("uk");
        var updated = piece("Updated").at("2024-02-20T00:00:00Z").updated("2024-03-10T00:00:00Z");
        var slugs = publish(plain, tagged, signed, ukrainian, updated);
        assertThat(Reader.slugs("/v1/articles?tag=" + tag)).containsExactly(slugs.get(1));
        assertThat(Reader.slugs("/v1/articles?author=" + author)).containsExactly(slugs.get(2));
        assertThat(Reader.slugs(list("&language=uk"))).containsExactly(slugs.get(3));
        assertThat(Reader.slugs(list("&publishedAfter=2024-03-02T00:00:00Z")))
                .containsExactly(slugs.get(3), slugs.get(2));
        assertThat(Reader.slugs(list("&publishedBefore=2024-03-02T00:00:00Z")))
                .containsExactly(slugs.get(0), slugs.get(4));
        assertThat(Reader.slugs(list("&updatedAfter=2024-03-03T00:00:00Z")))
                .containsExactly(slugs.get(3), slugs.get(4));
    }

    @Test
    void severalTagsMustAllBeThere() {
        var one = newsroom.tag();
        var other = newsroom.tag();
        var slugs = publish(
                piece("One").tagged(one),
                piece("Both").tagged(one, other),
                piece("Other").tagged(other));
        assertThat(Reader.slugs("/v1/articles?tag=" + one + "&tag=" + other)).containsExactly(slugs.get(1));
        assertThat(Reader.slugs("/v1/articles?tag=" + other + "&tag=" + one)).containsExactly(slugs.get(1));
    }

    @Test
    void filtersNarrowEachOtherDownToOneArticle() {
        var tag = newsroom.tag();
        var author = newsroom.author();
        var wanted = piece("Wanted harbour")
                .tagged(tag)
                .by(author)
                .speaking("uk")
                .at("2024-04-02T00:00:00Z")
                .updated("2024-04-09T00:00:00Z");
        var fits = publish(wanted).getFirst();
        publish(
                piece("No tag harbour").by(author).speaking("uk").at("2024-04-02T00:00:00Z"),
                piece("No author harbour").tagged(tag).speaking("uk").at("2024-04-02T00:00:00Z"),
                piece("English harbour").tagged(tag).by(author).at("2024-04-02T00:00:00Z"),
                piece("Too early harbour").tagged(tag).by(author).speaking("uk").at("2024-03-31T00:00:00Z"),
                piece("Too late harbour").tagged(tag).by(author).speaking("uk").at("2024-05-02T00:00:00Z"),
                piece("Never updated harbour")
                        .tagged(tag)
                        .by(author)
                        .speaking("uk")
                        .at("2024-04-03T00:00:00Z"),
                piece("Another word").tagged(tag).by(author).speaking("uk").at("2024-04-02T00:00:00Z"));
        var everything = list("&tag=" + tag + "&author=" + author + "&language=uk"
                + "&publishedAfter=2024-04-01T00:00:00Z&publishedBefore=2024-05-01T00:00:00Z"
                + "&updatedAfter=2024-04-05T00:00:00Z&q=harbour");
        for (var sort : List.of("-publishedAt", "publishedAt", "-updatedAt", "relevance")) {
            assertThat(Reader.slugs(everything + "&sort=" + sort)).as(sort).containsExactly(fits);
        }
    }

    @Test
    void aFilterThatNamesNothingFindsNothing() {
        publish(piece("Somewhere"));
        for (var filter : List.of("section=no-such", "tag=no-such", "author=no-such", "language=xx")) {
            assertThat(Reader.slugs("/v1/articles?" + filter)).as(filter).isEmpty();
        }
    }

    @Test
    void languagesAreTheSameInWhateverLettersTheyAreSpelt() {
        var slugs = publish(piece("British").speaking("EN-gb"));
        for (var spelling : List.of("en-GB", "en-gb", "EN-GB")) {
            assertThat(Reader.slugs(list("&language=" + spelling))).as(spelling).isEqualTo(slugs);
        }
        assertThat(Reader.members(list(""), "language")).containsExactly("en-GB");
    }

    @Test
    void anInstantMayHaveAnyOffset() {
        var slugs = publish(piece("Noon").at("2024-06-01T12:00:00Z"));
        assertThat(Reader.slugs(list("&publishedAfter=2024-06-01T14:59:59%2B03:00")))
                .isEqualTo(slugs);
        assertThat(Reader.slugs(list("&publishedAfter=2024-06-01T14:59:59+03:00")))
                .isEqualTo(slugs);
        assertThat(Reader.slugs(list("&publishedAfter=2024-06-01T15:00:00%2B03:00")))
                .isEmpty();
        assertThat(Reader.slugs(list("&publishedBefore=2024-06-01T07:00:01-05:00")))
                .isEqualTo(slugs);
        assertThat(Reader.slugs(list("&publishedBefore=2024-06-01T12:00:00.000001Z")))
                .isEqualTo(slugs);
    }

    @Test
    void theWholeNumberIsToldOnRequestOnly() {
        publish(piece("One"), piece("Two"), piece("Three"));
        assertThat(Reader.read(list("&limit=1&include=total"))).containsEntry("total", 3);
        assertThat(Reader.read(list("&limit=1"))).doesNotContainKey("total");
        assertThat(Reader.read(list("&q=nothingofthekind&include=total"))).containsEntry("total", 0);
    }

    @Test
    void fieldsRemoveAllOtherMembers() {
        publish(piece("One").tagged(newsroom.tag()), piece("Two"));
        for (Object entry :
                Reader.get(list("&fields=title,slug,tags")).jsonPath().getList("data")) {
            assertThat(entry)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("title", "slug", "tags");
        }
    }

    @Test
    void theSameArticleHasTheSameMembersInAListAndByItself() {
        var article =
                newsroom.publish(piece("Same everywhere").tagged(newsroom.tag()).by(newsroom.author()));
        var inList = Reader.get(list("&include=body,related")).jsonPath().getMap("data[0]");
        var alone = Reader.read("/v1/articles/" + article.slug() + "?include=related");
        assertThat(inList).isEqualTo(alone);
        assertThat(new ArrayList<>(
                        Reader.get(list("")).jsonPath().getMap("data[0]").keySet()))
                .isNotEmpty()
                .doesNotContain("body", "related", "updatedAt", "highlight", "leadImage", "audio");
    }

    @Test
    void aListBringsBodiesInTheFormAskedFor() {
        publish(piece("Bodies").saying("Some *marked* words."));
        assertThat(Reader.get(list("&include=body")).jsonPath().getString("data[0].body[0].type"))
                .isEqualTo("paragraph");
        assertThat(Reader.members(list("&body=html"), "body")).containsExactly("<p>Some <em>marked</em> words.</p>");
        assertThat(Reader.members(list("&include=body&body=text"), "body")).containsExactly("Some marked words.");
    }
}
