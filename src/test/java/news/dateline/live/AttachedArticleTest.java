package news.dateline.live;

import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** A live update names its article as that is now, its tags as they are now, and nothing that readers cannot see. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttachedArticleTest {
    @Inject
    ChangeLog changes;

    private final Staff editor = Staff.admin();
    private final Shelf live = new Shelf(editor, "live");
    private final Shelf tags = new Shelf(editor, "tags");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theReferenceFollowsItsArticleAndGoesWithIt() {
        var report = published("Report");
        var update = live.created(Map.of("title", "Read our report " + word, "article", "report-" + word));
        assertThat(shown(update).getString("article.title")).isEqualTo("Report " + word);
        assertThat(shown(update).getString("article.url")).endsWith("/articles/report-" + word);
        assertThat(Reader.members("/v1/live?article=" + report.id(), "id")).containsExactly(id(update));
        assertThat(live.publicly(id(update)).header("Cache-Tag")).contains("article:" + report.id());

        long start = changes.newest();
        report.edit(Map.of("title", "Full report " + word, "slug", "full-report-" + word));
        report.act("publish", Map.of());
        assertThat(shown(update).getString("article.slug")).isEqualTo("full-report-" + word);
        assertThat(Reader.members("/v1/live?article=full-report-" + word, "id")).containsExactly(id(update));
        assertThat(factsAfter(start))
                .containsExactly(
                        "article.updated full-report-" + word,
                        "article.moved full-report-" + word + " article.updated",
                        "live.updated null article.updated");

        report.edit(Map.of("summary", "Only this."));
        report.act("publish", Map.of());
        assertThat(factsAfter(start)).as("its name stayed").hasSize(4);

        start = changes.newest();
        report.act("unpublish", Map.of());
        assertThat(shown(update).getMap("$")).doesNotContainKey("article");
        assertThat(Reader.members("/v1/live?article=" + report.id(), "id")).isEmpty();
        assertThat(editor.get(live.path(update)).jsonPath().getBoolean("article.published"))
                .isFalse();
        var retitled = live.patch(update, Map.of("title", "Read it later " + word));
        assertThat(retitled.statusCode()).as(retitled.asString()).isEqualTo(200);
        report.act("publish", Map.of());
        assertThat(shown(update).getString("article.title")).isEqualTo("Full report " + word);

        report.act("retract", Map.of("reason", "It was wrong."));
        var left = live.publicly(id(update));
        assertThat(left.asString()).doesNotContain("Full report").doesNotContain(report.id());
        assertThat(Reader.get("/v1/live?limit=100").asString()).doesNotContain("full-report-" + word);
        assertThat(factsAfter(start))
                .containsExactly(
                        "article.unpublished full-report-" + word,
                        "live.updated null article.unpublished",
                        "live.updated null",
                        "article.published full-report-" + word,
                        "live.updated null article.published",
                        "article.retracted full-report-" + word,
                        "live.updated null article.retracted");
        assertThat(shown(update).getString("updatedAt"))
                .isEqualTo(retitled.jsonPath().getString("updatedAt"));
    }

    @Test
    void onlyWhatReadersSeeIsAttached() {
        var draft = editor.drafts(Map.of("title", "Draft " + word));
        for (var name : List.of(draft.id(), "draft-" + word, "unknown-" + word)) {
            var refused = editor.post(live.path(), Map.of("title", "x", "article", name));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("#/article");
        }
        var report = published("Report");
        var update = live.created(Map.of("title", "With a report " + word, "article", report.id()));
        var detached = new HashMap<String, Object>();
        detached.put("article", null);
        live.patch(update, detached);
        assertThat(shown(update).getMap("$")).doesNotContainKey("article");
    }

    @Test
    void mergedTagsMoveAndATagInUseStays() {
        var from = tags.created(Map.of("name", "From " + word));
        var into = tags.created(Map.of("name", "Into " + word));
        var other = tags.created(Map.of("name", "Other " + word));
        var only = tagged(from, other);
        var both = tagged(from, other, into);
        var refused = tags.delete(from);
        Reader.assertProblem(refused, 409, "in-use");

        var merged =
                editor.post(tags.path(from) + "/merge", Map.of("into", slug(into)), "If-Match", from.header("ETag"));
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(shown(only).getList("tags.slug")).containsExactly(slug(into), slug(other));
        assertThat(shown(both).getList("tags.slug")).containsExactly(slug(into), slug(other));
        assertThat(Reader.members("/v1/live?tag=" + slug(into), "id")).containsExactly(id(both), id(only));
        var patched = live.patch(both, Map.of("importance", "breaking"));
        assertThat(patched.jsonPath().getList("tags.slug")).containsExactly(slug(into), slug(other));

        tags.patch(other, Map.of("name", "Renamed " + word));
        assertThat(shown(only).getList("tags.name")).contains("Renamed " + word);
    }

    private Response tagged(Response... carried) {
        var slugs = List.of(carried).stream().map(Shelf::slug).toList();
        return live.created(Map.of("title", "Tagged " + word, "tags", slugs));
    }

    private io.restassured.path.json.JsonPath shown(Response update) {
        return live.publicly(id(update)).jsonPath();
    }

    private Staff.Piece published(String title) {
        var piece = editor.drafts(Map.of("title", title + " " + word));
        piece.act("publish", Map.of());
        return piece;
    }
}
