package news.dateline.collection;

import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Editors put articles in an order of their own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CuratingTest {
    @Inject
    ChangeLog changes;

    @Inject
    Session database;

    private final Staff editor = Staff.admin();
    private final Shelf collections = new Shelf(editor, "collections");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCollectionIsMadeReorderedMovedAndDeleted() {
        var one = published("One");
        var two = published("Two");
        var three = published("Three");
        long start = changes.newest();

        var made = collections.created(
                Map.of("name", "Picks " + word, "entries", List.of(one.id(), "two-" + word, three.id())));
        assertThat(made.jsonPath().getList("entries.slug"))
                .containsExactly("one-" + word, "two-" + word, "three-" + word);
        assertThat(made.jsonPath().getList("entries.title")).contains("Two " + word);
        assertThat(made.jsonPath().getList("entries.status")).containsOnly("published");
        assertThat(articlesOf(slug(made))).containsExactly(one.id(), two.id(), three.id());

        var reordered =
                collections.put(made, Map.of("name", "Picks " + word, "entries", List.of(three.id(), one.id())));
        assertThat(reordered.statusCode()).as(reordered.asString()).isEqualTo(200);
        assertThat(articlesOf(slug(made))).containsExactly(three.id(), one.id());

        var moved = collections.patch(reordered, Map.of("slug", "best-" + word));
        assertThat(moved.jsonPath().getList("entries.id")).containsExactly(three.id(), one.id());
        assertThat(collections.publicly(slug(made)).statusCode()).isEqualTo(308);
        assertThat(collections.publicly(slug(made)).header("Location")).endsWith("/v1/collections/best-" + word);

        assertThat(collections.delete(moved).statusCode()).isEqualTo(204);
        assertThat(collections.publicly(slug(moved)).statusCode()).isEqualTo(404);
        assertThat(collections.publicly(slug(made)).statusCode()).isEqualTo(404);
        assertThat(factsAfter(start))
                .containsExactly(
                        "collection.updated " + slug(made),
                        "collection.updated " + slug(made),
                        "collection.updated " + slug(made) + " collection.updated",
                        "collection.updated " + slug(moved),
                        "collection.updated " + slug(moved));
        assertThat(audited(id(made)))
                .containsExactly("collection.create", "collection.save", "collection.save", "collection.delete");
    }

    @Test
    void onlyWhatReadersSeeComesInAndEveryFaultHasItsPlace() {
        var live = published("Live");
        var draft = editor.drafts(Map.of("title", "Draft " + word));
        var refused = editor.post(
                collections.path(),
                Map.of("name", "x", "entries", List.of(live.id(), draft.id(), "unknown-" + word, "live-" + word)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("#/entries/1", "#/entries/2", "#/entries/3");
        assertThat(refused.jsonPath().getList("errors.code"))
                .containsExactly("not-published", "unknown-article", "twice");
        var tooMany = editor.post(
                collections.path(), Map.of("name", "x", "entries", Collections.nCopies(101, "live-" + word)));
        assertThat(tooMany.jsonPath().getString("errors[0].code")).isEqualTo("too-many");
        var nothing = editor.post(collections.path(), Map.of("name", "x", "entries", Collections.singletonList(null)));
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.jsonPath().getString("errors[0].pointer")).isEqualTo("#/entries/0");
    }

    @Test
    void whatIsUnpublishedStaysInItsPlaceUnseen() {
        var one = published("One");
        var two = published("Two");
        var made = collections.created(Map.of("name", "Picks " + word, "entries", List.of(one.id(), two.id())));
        one.act("unpublish", Map.of());
        assertThat(articlesOf(slug(made))).containsExactly(two.id());
        var renamed = collections.patch(made, Map.of("name", "Still picks " + word));
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
        assertThat(renamed.jsonPath().getList("entries.status")).containsExactly("unpublished", "published");
        one.act("publish", Map.of());
        assertThat(articlesOf(slug(made))).containsExactly(one.id(), two.id());
    }

    @Test
    void ofRacingCuratorsOneWins() throws Exception {
        var one = published("One");
        var two = published("Two");
        var made = collections.created(Map.of("name", "Picks " + word));
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var order = i % 2 == 0 ? List.of(one.id(), two.id()) : List.of(two.id(), one.id());
            tries.add(() -> collections
                    .put(made, Map.of("name", "Picks " + word, "entries", order))
                    .statusCode());
        }
        var outcomes = new ArrayList<Integer>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : hands.invokeAll(tries)) {
                outcomes.add(attempt.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(200).hasSize(8).containsOnly(200, 412);
        assertThat(etag(editor.get(collections.path(made)))).isEqualTo("\"v2\"");
        assertThat(collections.put(made, Map.of("name", "x")).statusCode()).isEqualTo(412);
    }

    @Test
    void theSameRequestWithTheSameKeyMakesOneCollection() {
        var body = Map.of("name", "Once " + word);
        var first = editor.post(collections.path(), body, "Idempotency-Key", word);
        var again = editor.post(collections.path(), body, "Idempotency-Key", word);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(etag(again)).isEqualTo(etag(first));
    }

    private Staff.Piece published(String title) {
        var piece = editor.drafts(Map.of("title", title + " " + word));
        piece.act("publish", Map.of());
        return piece;
    }

    private List<String> articlesOf(String slug) {
        return collections.publicly(slug).jsonPath().getList("articles.id");
    }

    private List<String> audited(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select action from audit_entry where subject_id = ?1 order by at, id", String.class)
                        .setParameter(1, id)
                        .getResultList());
    }
}
