package news.dateline.feed;

import static news.dateline.testing.Shelf.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers are asked to forget. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeparturesTest {
    @Inject
    Newsroom newsroom;

    private final Staff editor = Staff.admin();
    private String section = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
    }

    private Staff.Piece published(String title) {
        var piece = editor.drafts(Map.of("title", title, "section", section));
        piece.act("publish", Map.of());
        return piece;
    }

    private String feed(String format) {
        return "/feeds/sections/" + section + "." + format;
    }

    @Test
    void aRetractedArticleIsGoneAndAtomSaysWhy() {
        var kept = published("Kept");
        var gone = published("Gone");
        gone.act("retract", Map.of("reason", "The source <withdrew> its account."));
        for (var format : List.of("rss", "atom", "json")) {
            assertThat(Follower.ids(feed(format))).as(format).containsExactly(kept.id());
        }
        for (var feed : List.of(feed("atom"), "/feeds/articles.atom")) {
            assertThat(Follower.departures(feed)).containsEntry(gone.id(), "The source <withdrew> its account.");
        }
        assertThat(Follower.get(feed("rss")).asString()).doesNotContain(gone.id());
        assertThat(Follower.get(feed("json")).asString()).doesNotContain(gone.id());
    }

    @Test
    void anUnpublishedArticleIsGoneUntilItIsPublishedAgain() {
        var article = published("Back and forth");
        article.act("unpublish", Map.of());
        assertThat(Follower.ids(feed("atom"))).isEmpty();
        assertThat(Follower.departures(feed("atom"))).containsEntry(article.id(), "");
        article.act("publish", Map.of());
        assertThat(Follower.ids(feed("atom"))).containsExactly(article.id());
        assertThat(Follower.departures(feed("atom"))).doesNotContainKey(article.id());
    }

    @Test
    void whoPollsTheFirstPageHearsOfAnOldArticle() {
        var old = published("Old");
        published("Between");
        var newest = published("Newest");
        old.act("retract", Map.of("reason", "Wrong."));
        var first = feed("atom") + "?limit=1";
        assertThat(Follower.ids(first)).containsExactly(newest.id());
        assertThat(Follower.departures(first)).containsKey(old.id());
        var second = Follower.links(Follower.get(first), "next").getFirst();
        assertThat(Follower.departures(second)).doesNotContainKey(old.id());
    }

    @Test
    void whatLeftEarlierStandsOnALaterPage() {
        published("First");
        var gone = published("Gone");
        gone.act("retract", Map.of("reason", "Wrong."));
        published("Second");
        published("Third");
        var first = feed("atom") + "?limit=1";
        var second = Follower.links(Follower.get(first), "next").getFirst();
        var third = Follower.links(Follower.get(second), "next").getFirst();
        assertThat(Follower.departures(first)).doesNotContainKey(gone.id());
        assertThat(Follower.departures(second)).doesNotContainKey(gone.id());
        assertThat(Follower.departures(third)).containsKey(gone.id());
    }

    @Test
    void aRemovedLiveUpdateIsGone() {
        var live = new Shelf(editor, "live");
        var kept = live.created(Map.of("title", "Kept"));
        var removed = live.created(Map.of("title", "Leaked"));
        assertThat(live.delete(removed).statusCode()).isEqualTo(204);
        for (var format : List.of("rss", "atom", "json")) {
            assertThat(Follower.ids("/feeds/live." + format)).contains(id(kept)).doesNotContain(id(removed));
        }
        assertThat(Follower.departures("/feeds/live.atom")).containsEntry(id(removed), "");
        assertThat(Follower.departures("/feeds/articles.atom")).doesNotContainKey(id(removed));
    }

    @Test
    void aLiveUpdateSaysWhatItSaysEverywhere() {
        var live = new Shelf(editor, "live");
        var article = published("More of it");
        var tag = newsroom.tag();
        var created = live.created(Map.of(
                "body",
                Map.of("format", "html", "content", "<p>Talks ]]&gt; end & <a href=\"/deal\">begin</a>.</p>"),
                "tags",
                List.of(tag),
                "article",
                article.id()));
        for (var format : List.of("rss", "atom", "json")) {
            var entry =
                    Follower.entries("/feeds/live.%s?limit=1".formatted(format)).getFirst();
            assertThat(entry.id()).isEqualTo("urn:uuid:" + id(created));
            assertThat(entry.title()).isEqualTo("Talks ]]> end & begin.");
            assertThat(entry.url()).endsWith("/live/" + id(created));
            assertThat(entry.content())
                    .contains("/deal\">begin</a>", ">More of it</a></p>")
                    .doesNotContain("=\"/");
        }
    }
}
