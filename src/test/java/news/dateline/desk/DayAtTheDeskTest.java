package news.dateline.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** What happens to an article between the first line and its retraction, and who sees what of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DayAtTheDeskTest {
    @Inject
    ChangeLog changes;

    private final Staff editor = Staff.admin();
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anArticleLivesThroughADay() {
        long start = changes.newest();
        var piece = editor.drafts(Map.of(
                "title",
                "Ferry reaches harbour " + word,
                "body",
                Map.of("format", "markdown", "content", "The " + word + " ferry arrived.\n\nNobody waited.")));
        var slug = piece.read().jsonPath().getString("slug");
        assertThat(publicly(slug).statusCode()).as("a draft").isEqualTo(404);
        assertThat(found()).isEmpty();

        var due = Instant.now().plusSeconds(2);
        var scheduled = piece.act("publish", Map.of("at", due.toString()));
        assertThat(scheduled.jsonPath().getString("status")).isEqualTo("scheduled");
        assertThat(publicly(slug).statusCode()).as("a scheduled draft").isEqualTo(404);
        await().atMost(Duration.ofSeconds(10)).until(() -> publicly(slug).statusCode() == 200);
        var publishedAt = Instant.parse(publicly(slug).jsonPath().getString("publishedAt"));
        assertThat(publishedAt).isBetween(due, due.plusSeconds(2));
        assertThat(found()).containsExactly(slug);

        piece.read();
        piece.edit(Map.of("title", "Ferry reaches harbour at dawn " + word));
        assertThat(publicly(slug).jsonPath().getString("title")).isEqualTo("Ferry reaches harbour " + word);
        assertThat(piece.read().jsonPath().getBoolean("hasWaitingEdits")).isTrue();
        piece.act("publish", Map.of("note", "typo"));
        assertThat(publicly(slug).jsonPath().getString("title")).endsWith("at dawn " + word);
        assertThat(publicly(slug).jsonPath().getString("updatedAt"))
                .as("after a typo fix")
                .isNull();
        piece.edit(Map.of("summary", "It was late."));
        piece.act("publish", Map.of("substantive", true));
        assertThat(publicly(slug).jsonPath().getString("updatedAt")).isNotNull();

        piece.act("corrections", Map.of("text", "The ferry was not late.", "kind", "correction"));
        assertThat(publicly(slug).jsonPath().getList("corrections.text")).containsExactly("The ferry was not late.");

        var newSlug = slug + "-after-all";
        piece.edit(Map.of("slug", newSlug));
        assertThat(publicly(slug).statusCode()).as("the slug waits, too").isEqualTo(200);
        piece.act("publish", Map.of());
        var moved = given().redirects().follow(false).get("/v1/articles/" + slug);
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/articles/" + newSlug);

        piece.act("unpublish", Map.of());
        assertThat(publicly(newSlug).statusCode()).isEqualTo(404);
        assertThat(publicly(slug).statusCode()).isEqualTo(404);
        assertThat(found()).isEmpty();
        piece.act("publish", Map.of());
        assertThat(publicly(newSlug).jsonPath().getString("publishedAt")).isEqualTo(publishedAt.toString());
        assertThat(publicly(newSlug).jsonPath().getList("corrections")).hasSize(1);

        piece.act("retract", Map.of("reason", "The ferry does not exist."));
        var gone = publicly(newSlug);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.jsonPath().getString("reason")).isEqualTo("The ferry does not exist.");
        assertThat(found()).isEmpty();
        assertThat(editor.get(piece.path() + "/revisions").statusCode()).isEqualTo(410);
        assertThat(piece.tryTo("publish", Map.of()).statusCode()).isEqualTo(409);

        assertThat(typesOf(piece.id(), start))
                .containsExactly(
                        "article.published",
                        "article.updated",
                        "article.updated",
                        "article.corrected",
                        "article.updated",
                        "article.moved",
                        "article.unpublished",
                        "article.published",
                        "article.retracted");
    }

    @Test
    void aScheduleCanBeMovedAndCancelled() {
        var piece = editor.drafts(Map.of("title", "Not yet " + word));
        piece.act("publish", Map.of("at", Instant.now().plusSeconds(3600).toString()));
        piece.act("publish", Map.of("at", Instant.now().plusSeconds(7200).toString()));
        var cancelled = piece.act("unschedule", Map.of());
        assertThat(cancelled.jsonPath().getString("status")).isEqualTo("draft");
        assertThat(cancelled.jsonPath().getString("publishAt")).isNull();
        assertThat(piece.tryTo("unschedule", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void revisionsTellWhatChangedAndComeBack() {
        var piece = editor.drafts(Map.of(
                "title",
                "One two three " + word,
                "body",
                Map.of("format", "markdown", "content", "First.\n\nSecond here.\n\nThird.")));
        piece.edit(Map.of(
                "title",
                "One four three " + word,
                "body",
                Map.of("content", "First.\n\nSecond there.", "format", "markdown")));
        var diff = editor.get(piece.path() + "/revisions/1/diff/2").jsonPath();
        assertThat(diff.getList("fields.name")).containsExactly("title");
        assertThat(diff.getList("fields[0].words.op")).containsExactly("equal", "delete", "insert", "equal");
        assertThat(diff.getList("blocks.op")).containsExactly("unchanged", "changed", "removed");

        var restored = editor.post(piece.path() + "/revisions/1/restore", Map.of(), "If-Match", piece.etag());
        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(restored.jsonPath().getString("title")).isEqualTo("One two three " + word);
        assertThat(editor.get(piece.path() + "/revisions").jsonPath().getList("data.action"))
                .containsExactly("restored", "saved", "created");
    }

    @Test
    void aPreviewShowsTheDraftUntilItIsRevoked() {
        var piece = editor.drafts(Map.of("title", "Soon " + word));
        var link = editor.post(piece.path() + "/previews", Map.of("expiresInSeconds", 60));
        assertThat(link.statusCode()).as(link.asString()).isEqualTo(201);
        var url = link.jsonPath().getString("url");
        var seen = given().get(url);
        assertThat(seen.jsonPath().getString("title")).isEqualTo("Soon " + word);
        assertThat(seen.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(seen.header("Cache-Tag")).isNull();
        var revoked = editor.send(
                "DELETE", piece.path() + "/previews/" + link.jsonPath().getString("id"), "application/json", "");
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(given().get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasNotSeenTheLastVersionChangesNothing() {
        var piece = editor.drafts(Map.of("title", "Race " + word));
        var stale = piece.etag();
        piece.edit(Map.of("title", "Race on " + word));
        var late = editor.send(
                "PATCH", piece.path(), "application/merge-patch+json", Map.of("title", "x"), "If-Match", stale);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo(piece.etag());
        var blind = editor.send("PATCH", piece.path(), "application/merge-patch+json", Map.of("title", "x"));
        assertThat(blind.statusCode()).isEqualTo(428);
    }

    @Test
    void aRepeatedRequestIsCarriedOutOnce() {
        var key = UUID.randomUUID().toString();
        var first = editor.post("/v1/desk/articles", Map.of("title", "Once " + word), "Idempotency-Key", key);
        var again = editor.post("/v1/desk/articles", Map.of("title", "Once " + word), "Idempotency-Key", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        var other = editor.post("/v1/desk/articles", Map.of("title", "Twice " + word), "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
    }

    private Response publicly(String slug) {
        return given().redirects().follow(false).get("/v1/articles/" + slug);
    }

    private List<String> found() {
        return given().queryParam("q", word).get("/v1/articles").jsonPath().getList("data.slug");
    }

    private static List<String> typesOf(String id, long after) {
        return given().queryParam("after", after)
                .queryParam("limit", 100)
                .get("/v1/changes")
                .jsonPath()
                .getList("data.findAll { it.subject.id == '%s' }.type".formatted(id));
    }
}
