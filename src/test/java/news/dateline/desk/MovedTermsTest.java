package news.dateline.desk;

import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import news.dateline.testing.Staff.Piece;
import org.junit.jupiter.api.Test;

/** Terms are renamed, merged and deleted, drafts too; who still names them by what they were is understood. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MovedTermsTest {
    private final Staff editor = Staff.admin();
    private final Shelf sections = new Shelf(editor, "sections");
    private final Shelf tags = new Shelf(editor, "tags");
    private final Shelf authors = new Shelf(editor, "authors");
    private final String word = Stage.word();

    @Test
    void aRestoredRevisionCarriesWhatItsTagsHaveBecome() {
        var kept = made(tags, "kept");
        var merged = made(tags, "merged");
        var mergedAgain = made(tags, "again");
        var deleted = made(tags, "deleted");
        var piece = editor.drafts(Map.of(
                "title",
                "Restored " + word,
                "tags",
                List.of(slug(merged), slug(deleted), slug(kept), slug(mergedAgain))));
        piece.edit(Map.of("tags", List.of()));
        var into = made(tags, "into");
        merge(merged, slug(into));
        merge(mergedAgain, slug(kept));
        var last = made(tags, "last");
        merge(into, slug(last));
        assertThat(tags.delete(deleted).statusCode()).isEqualTo(204);

        assertThat(revision(piece, 1).jsonPath().getList("content.tags")).containsExactly(slug(last), slug(kept));
        var restored = restored(piece, 1);
        assertThat(restored.jsonPath().getList("tags.slug")).containsExactly(slug(last), slug(kept));
        piece.read();
        piece.act("publish", Map.of());
        assertThat(Reader.get("/v1/articles/" + piece.id()).jsonPath().getList("tags.slug"))
                .containsExactly(slug(last), slug(kept));
        assertThat(tags.publicly(slug(last)).jsonPath().getInt("articleCount")).isEqualTo(1);
    }

    @Test
    void aRestoredRevisionDoesWithoutTheSectionTheAuthorsAndTheDraftsThatAreGone() {
        var section = made(sections, "gone");
        var author = made(authors, "gone");
        var related = editor.drafts(Map.of("title", "Related " + word));
        var piece = editor.drafts(Map.of(
                "title", "Restored " + word,
                "section", slug(section),
                "authors", List.of(slug(author)),
                "related", List.of(related.id())));
        piece.edit(Map.of("section", slug(made(sections, "other")), "authors", List.of(), "related", List.of()));
        assertThat(sections.delete(section).statusCode()).isEqualTo(204);
        assertThat(authors.delete(author).statusCode()).isEqualTo(204);
        delete(related);

        assertThat(revision(piece, 1).jsonPath().getMap("content")).doesNotContainKey("section");
        var diff = editor.get(piece.path() + "/revisions/1/diff/2");
        assertThat(diff.statusCode()).as(diff.asString()).isEqualTo(200);
        var restored = restored(piece, 1).jsonPath();
        assertThat(restored.getString("section")).isNull();
        assertThat(restored.getList("authors")).isEmpty();
        assertThat(restored.getList("related")).isEmpty();
        piece.read();
        piece.act("publish", Map.of());
    }

    @Test
    void aFormerSlugMeansTheTermThatHasItNoMore() {
        var section = made(sections, "renamed");
        var author = made(authors, "renamed");
        var tag = made(tags, "renamed");
        var merged = made(tags, "merged");
        var into = made(tags, "into");
        assertThat(sections.patch(section, Map.of("slug", "s" + word)).statusCode())
                .isEqualTo(200);
        assertThat(authors.patch(author, Map.of("slug", "a" + word)).statusCode())
                .isEqualTo(200);
        assertThat(tags.patch(tag, Map.of("slug", "t" + word)).statusCode()).isEqualTo(200);
        merge(merged, slug(into));

        var piece = editor.drafts(Map.of(
                "title", "Filed by heart " + word,
                "section", slug(section),
                "authors", List.of(slug(author)),
                "tags", List.of(slug(merged), slug(tag))));
        var seen = piece.read().jsonPath();
        assertThat(seen.getString("section.slug")).isEqualTo("s" + word);
        assertThat(seen.getList("authors.slug")).containsExactly("a" + word);
        assertThat(seen.getList("tags.slug")).containsExactly(slug(into), "t" + word);

        var both = piece.edit(Map.of("tags", List.of("t" + word, slug(into), slug(tag), slug(merged))));
        assertThat(both.jsonPath().getList("tags.slug")).containsExactly("t" + word, slug(into));
    }

    @Test
    void aTakenSlugMeansWhoHasItNow() {
        var first = made(tags, "first");
        assertThat(tags.patch(first, Map.of("slug", "moved" + word)).statusCode())
                .isEqualTo(200);
        assertThat(tags.delete(tags.patch(editorsView(first), Map.of("name", "Going")))
                        .statusCode())
                .isEqualTo(204);
        var second = tags.created(Map.of("name", "Second", "slug", slug(first)));
        var piece = editor.drafts(Map.of("title", "Filed " + word, "tags", List.of(slug(first))));
        assertThat(piece.read().jsonPath().getList("tags.name")).containsExactly("Second");
        assertThat(slug(second)).isEqualTo(slug(first));
    }

    @Test
    void whatNamesADeletedDraftAsRelatedGoesOnWithoutIt() {
        var related = editor.drafts(Map.of("title", "Related " + word));
        var other = editor.drafts(Map.of("title", "Other " + word));
        var piece = editor.drafts(Map.of("title", "Lonely " + word, "related", List.of(related.id(), other.id())));
        delete(related);
        assertThat(piece.read().jsonPath().getList("related")).containsExactly(other.id());
        piece.edit(Map.of("summary", "Still there."));
        piece.act("publish", Map.of());
        delete(other);
        assertThat(piece.read().jsonPath().getList("related")).isEmpty();
        piece.act("publish", Map.of());
    }

    private Response editorsView(Response term) {
        return editor.get(tags.path(term));
    }

    private Response made(Shelf shelf, String name) {
        return shelf.created(Map.of("name", name, "slug", name + word));
    }

    private void merge(Response from, String into) {
        var answer = editor.post(tags.path(from) + "/merge", Map.of("into", into), "If-Match", etag(from));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private void delete(Piece piece) {
        var answer = editor.send("DELETE", piece.path(), "application/json", "", "If-Match", piece.etag());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
    }

    private Response revision(Piece piece, int number) {
        var revision = editor.get(piece.path() + "/revisions/" + number);
        assertThat(revision.statusCode()).as(revision.asString()).isEqualTo(200);
        return revision;
    }

    private Response restored(Piece piece, int number) {
        var answer =
                editor.post(piece.path() + "/revisions/" + number + "/restore", Map.of(), "If-Match", piece.etag());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
