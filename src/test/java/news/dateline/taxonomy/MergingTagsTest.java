package news.dateline.taxonomy;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** Two tags become one, and nothing that carried either is lost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MergingTagsTest {
    @Inject
    ChangeLog changes;

    private final Staff editor = Staff.admin();
    private final Shelf tags = new Shelf(editor, "tags");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatCarriedTheOneCarriesTheOtherInItsPlace() {
        var from = tags.created(Map.of("name", "From " + word));
        var into = tags.created(Map.of("name", "Into " + word));
        var other = tags.created(Map.of("name", "Other " + word));
        var only = published(from, other);
        var both = published(from, other, into);
        var reversed = published(into, other, from);
        var draft = editor.drafts(Map.of("title", "Draft " + word, "tags", List.of(slug(other), slug(from))));
        long start = changes.newest();

        var merged = merge(from, slug(into));
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(slug(merged)).isEqualTo(slug(into));
        assertThat(merged.jsonPath().getInt("articleCount")).isEqualTo(3);
        for (var piece : List.of(only, both, reversed)) {
            assertThat(given().get("/v1/articles/" + piece.id()).jsonPath().getList("tags.slug"))
                    .containsExactly(slug(into), slug(other));
            assertThat(piece.read().jsonPath().getList("tags.slug")).containsExactly(slug(into), slug(other));
            assertThat(piece.read().jsonPath().getBoolean("hasWaitingEdits")).isFalse();
        }
        assertThat(draft.read().jsonPath().getList("tags.slug")).containsExactly(slug(other), slug(into));
        assertThat(tags.publicly(slug(from)).statusCode()).isEqualTo(308);
        assertThat(tags.publicly(slug(from)).header("Location")).endsWith("/v1/tags/" + slug(into));
        assertThat(editor.get(tags.path(from)).statusCode()).isEqualTo(404);
        assertThat(factsAfter(start))
                .containsExactly("tag.updated " + slug(from) + " tag.updated", "tag.updated " + slug(into));

        both.edit(Map.of("summary", "Published once more."));
        both.act("publish", Map.of());
        assertThat(given().get("/v1/articles/" + both.id()).jsonPath().getList("tags.slug"))
                .containsExactly(slug(into), slug(other));
    }

    @Test
    void whatOnceLedToTheMergedTagLeadsOn() {
        var from = tags.created(Map.of("name", "First " + word));
        var into = tags.created(Map.of("name", "Into " + word));
        var moved = tags.patch(from, Map.of("slug", "second-" + word));
        merge(moved, slug(into));
        assertThat(tags.publicly(slug(from)).header("Location")).endsWith("/" + slug(into));
        assertThat(tags.publicly(slug(moved)).header("Location")).endsWith("/" + slug(into));
    }

    @Test
    void aMergeNeedsAnotherTagAndTheVersionSeen() {
        var from = tags.created(Map.of("name", "From " + word));
        assertThat(merge(from, "unknown-" + word).jsonPath().getString("errors[0].code"))
                .isEqualTo("unknown-tag");
        assertThat(merge(from, slug(from)).jsonPath().getString("errors[0].code"))
                .isEqualTo("itself");
        assertThat(editor.post(tags.path(from) + "/merge", Map.of("into", "x")).statusCode())
                .isEqualTo(428);
        tags.patch(from, Map.of("name", "Changed " + word));
        assertThat(merge(from, "x").statusCode()).isEqualTo(412);
    }

    @Test
    void draftsThatAreWrittenMeanwhileNameATagThatIs() throws Exception {
        var from = tags.created(Map.of("name", "From " + word));
        var into = tags.created(Map.of("name", "Into " + word));
        var outcomes = new ArrayList<Future<Response>>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                var title = "Meanwhile %d %s".formatted(i, word);
                outcomes.add(hands.submit(
                        () -> editor.post("/v1/desk/articles", Map.of("title", title, "tags", List.of(slug(from))))));
                if (i == 6) {
                    outcomes.add(hands.submit(() -> merge(from, slug(into))));
                }
            }
        }
        for (var outcome : outcomes) {
            var answer = outcome.get();
            assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 422);
            if (answer.statusCode() == 201) {
                assertThat(editor.get("/v1/desk/articles/" + Shelf.id(answer))
                                .jsonPath()
                                .getList("tags.slug"))
                        .containsExactly(slug(into));
            }
        }
    }

    private Response merge(Response from, String into) {
        return editor.post(tags.path(from) + "/merge", Map.of("into", into), "If-Match", etag(from));
    }

    private Staff.Piece published(Response... carried) {
        var slugs = List.of(carried).stream().map(Shelf::slug).toList();
        var piece = editor.drafts(Map.of("title", "Article " + word, "tags", slugs));
        piece.act("publish", Map.of());
        return piece;
    }
}
