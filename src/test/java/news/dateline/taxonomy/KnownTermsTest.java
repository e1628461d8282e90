package news.dateline.taxonomy;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.edge.ClearedShelf;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Articles know by id what they are filed under; the names come from memory, and are never those of another moment. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KnownTermsTest {
    @Inject
    KnownTerms known;

    @Inject
    ChangeLog changes;

    @Inject
    Session database;

    @Inject
    ClearedShelf shelf;

    private final Staff editor = Staff.admin();
    private final Shelf tags = new Shelf(editor, "tags");
    private final String word = "zk" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatIsTakenBackWasNeverSeen() {
        var tag = tags.created(Map.of("name", "Honest " + word));
        var piece = published(tag);
        assertThat(tagNames(piece)).containsExactly("Honest " + word);

        QuarkusTransaction.begin();
        try {
            rename(tag.jsonPath().getUUID("id"), "Hasty " + word);
            assertThat(known.named(List.of(tag.jsonPath().getUUID("id")), newestOfTerms()))
                    .as("who renames reads the new name")
                    .containsEntry(tag.jsonPath().getUUID("id"), new Ref(slug(tag), "Hasty " + word));
        } finally {
            QuarkusTransaction.rollback();
        }
        // The number that the fact had is given to another one.
        tags.created(Map.of("name", "Other " + word));

        assertThat(tagNames(piece)).containsExactly("Honest " + word);
    }

    @Test
    void anInstanceThatWasNotToldReadsTheNewName() {
        var tag = tags.created(Map.of("name", "Former " + word));
        var piece = published(tag);
        assertThat(tagNames(piece)).containsExactly("Former " + word);

        QuarkusTransaction.requiringNew().run(() -> rename(tag.jsonPath().getUUID("id"), "Present " + word));

        assertThat(tagNames(piece)).containsExactly("Present " + word);
    }

    @Test
    void whoeverFilesAnArticleInTheOldWayIsUnderstood() {
        var tag = tags.created(Map.of("name", "First " + word));
        var other = tags.created(Map.of("name", "Second " + word));
        var piece = published(tag);

        // As an instance does that knows nothing of the lists in the article's own row.
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "insert into article_tag select article_id, 1, cast(?1 as uuid), published_at from article_tag"
                                        + " where article_id = cast(?2 as uuid)")
                        .setParameter(1, other.jsonPath().getUUID("id"))
                        .setParameter(2, piece.id())
                        .executeUpdate());

        assertThat(tagNames(piece)).containsExactly("First " + word, "Second " + word);
    }

    private Staff.Piece published(Response tag) {
        var piece = editor.drafts(Map.of("title", "Article " + word, "tags", List.of(slug(tag))));
        piece.act("publish", Map.of());
        return piece;
    }

    /** What another instance does: the row and the fact, and nobody here is told but by the database. */
    private void rename(UUID tag, String name) {
        database.createNativeMutationQuery("update tag set name = ?1 where id = ?2")
                .setParameter(1, name)
                .setParameter(2, tag)
                .executeUpdate();
        changes.append(List.of(TermKind.TAG.updated(tag, "anything", null)));
    }

    private long newestOfTerms() {
        return database.createNativeQuery("select " + KnownTerms.AS_OF, Long.class)
                .getSingleResult();
    }

    private List<String> tagNames(Staff.Piece piece) {
        shelf.clear();
        return given().get("/v1/articles/" + piece.id()).jsonPath().getList("tags.name");
    }
}
