package news.dateline.taxonomy;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections, tags and authors come, are renamed and go; readers find them under every name they had. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeepingTermsTest {
    @Inject
    ChangeLog changes;

    @Inject
    Session database;

    private final Staff editor = Staff.admin();
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void aTermLivesFromItsFirstNameToItsEnd(String kind) {
        var shelf = new Shelf(editor, kind);
        var singular = kind.substring(0, kind.length() - 1);
        long start = changes.newest();

        var first = shelf.created(Map.of("name", "Old Name " + word, "description", "What it is."));
        assertThat(slug(first)).isEqualTo("old-name-" + word);
        assertThat(first.header("Location")).endsWith(shelf.path(first));
        assertThat(etag(first)).isEqualTo("\"v1\"");
        assertThat(shelf.publicly(slug(first)).jsonPath().getString("description"))
                .isEqualTo("What it is.");

        var moved = shelf.patch(first, Map.of("name", "New Name " + word, "slug", "new-name-" + word));
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(moved.jsonPath().getString("description")).isEqualTo("What it is.");
        var redirect = shelf.publicly(slug(first));
        assertThat(redirect.statusCode()).isEqualTo(308);
        assertThat(redirect.header("Location")).endsWith("/v1/%s/new-name-%s".formatted(kind, word));

        assertThat(editor.post(shelf.path(), Map.of("name", "Thief", "slug", slug(first)))
                        .jsonPath()
                        .getString("type"))
                .as("a former slug still leads somewhere")
                .isEqualTo("/problems/slug-taken");
        assertThat(slug(shelf.created(Map.of("name", "Old Name " + word)))).isEqualTo("old-name-%s-2".formatted(word));

        var back = shelf.put(moved, Map.of("name", "Old Name " + word, "slug", slug(first)));
        assertThat(back.jsonPath().getString("description"))
                .as("left out of a PUT")
                .isNull();
        assertThat(shelf.publicly(slug(first)).statusCode()).isEqualTo(200);
        assertThat(shelf.publicly(slug(moved)).statusCode()).isEqualTo(308);

        assertThat(shelf.delete(back).statusCode()).isEqualTo(204);
        assertThat(shelf.publicly(slug(first)).statusCode()).isEqualTo(404);
        assertThat(shelf.publicly(slug(moved)).statusCode()).isEqualTo(404);
        var fact = singular + ".updated ";
        var cause = " " + singular + ".updated";
        assertThat(factsAfter(start))
                .containsExactly(
                        fact + slug(first),
                        fact + slug(first) + cause,
                        fact + slug(moved),
                        fact + slug(first) + "-2",
                        fact + slug(moved) + cause,
                        fact + slug(first),
                        fact + slug(first));
        assertThat(audited(id(first)))
                .containsExactly(singular + ".create", singular + ".save", singular + ".save", singular + ".delete");
    }

    @Test
    void aNewNameIsSeenEverywhereAndCountsAsAModification() {
        var section = new Shelf(editor, "sections").created(Map.of("name", "Sea " + word));
        var tag = new Shelf(editor, "tags").created(Map.of("name", "Ferries " + word));
        var author = new Shelf(editor, "authors").created(Map.of("name", "Ada " + word, "role", "Reporter"));
        var piece = published("Harbour " + word, section, List.of(slug(tag)), List.of(slug(author)));
        var collection = new Shelf(editor, "collections")
                .created(Map.of("name", "Picks " + word, "entries", List.of(piece.id())));

        for (var renamed :
                Map.of("sections", section, "tags", tag, "authors", author).entrySet()) {
            setModifiedLongAgo(piece);
            var answer = new Shelf(editor, renamed.getKey())
                    .patch(renamed.getValue(), Map.of("name", "Renamed " + renamed.getKey()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(given().get("/v1/articles/" + piece.id()).header("Last-Modified"))
                    .doesNotContain("2001");
        }
        var article = given().get("/v1/articles/" + piece.id()).jsonPath();
        assertThat(article.getString("section.name")).isEqualTo("Renamed sections");
        assertThat(article.getString("tags[0].name")).isEqualTo("Renamed tags");
        assertThat(article.getString("authors[0].name")).isEqualTo("Renamed authors");
        assertThat(given().get("/v1/articles?tag=" + slug(tag)).jsonPath().getString("data[0].tags[0].name"))
                .isEqualTo("Renamed tags");
        assertThat(given().get("/v1/collections/" + slug(collection))
                        .jsonPath()
                        .getString("articles[0].authors[0].name"))
                .isEqualTo("Renamed authors");
        assertThat(piece.read().jsonPath().getString("section.name")).isEqualTo("Renamed sections");
        assertThat(piece.read().jsonPath().getBoolean("hasWaitingEdits")).isFalse();
    }

    @Test
    void whatIsInUseStays() {
        var tags = new Shelf(editor, "tags");
        var tag = tags.created(Map.of("name", "Used " + word));
        editor.drafts(Map.of("title", "Draft " + word, "tags", List.of(slug(tag))));
        var refused = tags.delete(tag);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/in-use");
        assertThat(refused.jsonPath().getString("detail")).contains("used by 1 article");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() throws Exception {
        var tags = new Shelf(editor, "tags");
        var tag = tags.created(Map.of("name", "Contested " + word));
        assertThat(editor.send("PUT", tags.path(tag), "application/json", Map.of("name", "x"))
                        .statusCode())
                .isEqualTo(428);
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var name = "Contested by " + i;
            tries.add(() -> tags.put(tag, Map.of("name", name)).statusCode());
        }
        var outcomes = new ArrayList<Integer>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : hands.invokeAll(tries)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(200).hasSize(8).containsOnly(200, 412);
    }

    @Test
    void manyWhoWantTheSameSlugGetItOnce() throws Exception {
        var tags = new Shelf(editor, "tags");
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> editor.post(tags.path(), Map.of("name", "One", "slug", "one-" + word))
                    .statusCode());
        }
        var outcomes = new ArrayList<Integer>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : hands.invokeAll(tries)) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(201).hasSize(8).containsOnly(201, 409);
    }

    @Test
    void whatDoesNotFitIsNamedWithItsPlace() {
        var tags = new Shelf(editor, "tags");
        assertFault(editor.post(tags.path(), Map.of()), 422, "#/name");
        assertFault(editor.post(tags.path(), Map.of("name", "x".repeat(201))), 422, "#/name");
        assertFault(editor.post(tags.path(), Map.of("name", "x", "slug", "No Slug")), 422, "#/slug");
        assertFault(editor.post(tags.path(), Map.of("name", "x", "slug", UUID.randomUUID())), 422, "#/slug");
        assertFault(editor.post(tags.path(), Map.of("name", "x", "id", "1")), 422, "#/id");
        assertFault(editor.post(tags.path(), Map.of("name", "x", "position", 1)), 400, "#/position");
        assertFault(
                editor.post("/v1/desk/authors", Map.of("name", "x", "imageUrl", "javascript:x")), 422, "#/imageUrl");
        assertFault(editor.post("/v1/desk/sections", Map.of("name", "x", "position", -1)), 422, "#/position");
        assertThat(given().get(tags.path()).statusCode()).isEqualTo(401);
    }

    @Test
    void aListIsReadByItsBeginningAndInPages() {
        var tags = new Shelf(editor, "tags");
        for (var end : List.of("c", "a", "b")) {
            tags.created(Map.of("name", "List" + word + " " + end));
        }
        var first = editor.get(tags.path() + "?limit=2&q=LIST" + word).jsonPath();
        assertThat(first.getList("data.slug")).containsExactly("list" + word + "-a", "list" + word + "-b");
        var next = editor.get(first.getString("links.next")).jsonPath();
        assertThat(next.getList("data.slug")).containsExactly("list" + word + "-c");
        assertThat(next.getString("links.next")).isNull();
        assertThat(editor.get(tags.path() + "?q=%25" + word).jsonPath().getList("data"))
                .isEmpty();
    }

    @Test
    void sectionsStandWhereTheyAreToldTo() {
        var sections = new Shelf(editor, "sections");
        var last = sections.created(Map.of("name", "Last " + word)).jsonPath().getInt("position");
        var section = sections.created(Map.of("name", "Laster " + word));
        assertThat(section.jsonPath().getInt("position")).isEqualTo(last + 1);
        var renamed = sections.put(section, Map.of("name", "Still laster " + word));
        assertThat(renamed.jsonPath().getInt("position")).isEqualTo(last + 1);
        var first = sections.patch(renamed, Map.of("position", 0));
        assertThat(first.jsonPath().getInt("position")).isZero();
        assertThat(sections.delete(first).statusCode()).isEqualTo(204);
    }

    private Staff.Piece published(String title, Response section, List<String> tags, List<String> authors) {
        var piece = editor.drafts(Map.of("title", title, "section", slug(section), "tags", tags, "authors", authors));
        piece.act("publish", Map.of());
        return piece;
    }

    private void setModifiedLongAgo(Staff.Piece piece) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(
                                "update article set modified_at = '2001-01-01' where id = ?1")
                        .setParameter(1, UUID.fromString(piece.id()))
                        .executeUpdate());
    }

    private List<String> audited(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select action from audit_entry where subject_id = ?1 order by at, id", String.class)
                        .setParameter(1, id)
                        .getResultList());
    }

    private static void assertFault(Response response, int status, String pointer) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }
}
