package news.dateline.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import news.dateline.access.KeyOffice;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partners read ahead of its time what was released to them; for everybody else it does not exist. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EmbargoTest {
    private static final String LIST = "/v1/embargoed?limit=100";

    private final Staff admin = Staff.admin();

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    private Staff insider;
    private Staff.Piece piece;
    private String slug;
    private Instant time;

    @BeforeEach
    void aDraftThatIsReleasedToPartners() {
        insider = KeyOffice.made(Map.of(
                        "name",
                        "Agency that reads ahead",
                        "role",
                        "partner",
                        "agreement",
                        Map.of("embargoedArticles", true)))
                .staff();
        piece = draft();
        slug = Objects.requireNonNull(Json.text(piece.read(), "slug"));
        time = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        release(piece, time);
    }

    private Staff.Piece draft() {
        return admin.drafts(Map.of(
                "title",
                Newsroom.unique("To come"),
                "section",
                newsroom.section(),
                "tags",
                List.of(newsroom.tag()),
                "authors",
                List.of(newsroom.author()),
                "body",
                Map.of("format", "markdown", "content", "A secret until then.")));
    }

    private static void release(Staff.Piece piece, Instant at) {
        var scheduled = piece.act("publish", Map.of("at", at.toString(), "embargoed", true));
        assertThat(Json.at(scheduled, "embargoed")).isEqualTo(true);
    }

    @Test
    void theyReadItAsEverybodyWill() {
        for (var name : List.of(slug, piece.id(), piece.id().toUpperCase(Locale.ROOT))) {
            var read = insider.get("/v1/articles/" + name);
            assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
            assertThat(Json.text(read, "embargoedUntil")).isEqualTo(time.toString());
            assertThat(Json.text(read, "publishedAt")).isEqualTo(time.toString());
            assertThat(Json.texts(read, "body", "text")).containsExactly("A secret until then.");
            assertThat(Json.texts(read, "tags", "name")).containsExactly("A tag");
            assertThat(read.header("Cache-Control")).isEqualTo("private, no-store");
        }
        var listed = insider.get(LIST);
        assertThat(Json.texts(listed, "data", "id")).contains(piece.id());
        assertThat(Json.texts(listed, "data", "embargoedUntil")).doesNotContainNull();
        assertThat(listed.asString()).doesNotContain("A secret until then.");
        assertThat(listed.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(Json.text(insider.get("/v1/articles/" + slug + "?fields=title,embargoedUntil&body=text"), "title"))
                .startsWith("To come");
    }

    @Test
    void toEverybodyElseItDoesNotExist() {
        var usual = KeyOffice.made("partner").staff();
        var never = Newsroom.unique("never-was");
        for (var name : List.of(slug, piece.id())) {
            for (var who : List.of(usual, admin, KeyOffice.made("editor").staff(), Staff.with("dl_nobody"))) {
                assertNothing(who.get("/v1/articles/" + name), name);
            }
            assertThat(asNothing(Reader.get("/v1/articles/" + name), name))
                    .isEqualTo(asNothing(Reader.get("/v1/articles/" + never), never));
        }
        assertThat(statements.of("/v1/articles/" + slug, 404)).isEqualTo(statements.of("/v1/articles/" + never, 404));
        assertThat(Reader.get("/v1/articles?limit=100").asString()).doesNotContain(piece.id());
        assertThat(insider.get("/v1/articles?limit=100").asString()).doesNotContain(piece.id());
        assertThat(Reader.get("/v1/changes?limit=100&after=" + newest()).asString())
                .doesNotContain(piece.id());
        var list = Reader.get("/v1/embargoed");
        var nothing = Reader.get("/v1/no-such-list");
        assertThat(asNothing(list, "embargoed")).isEqualTo(asNothing(nothing, "no-such-list"));
        assertThat(usual.get(LIST).statusCode()).isEqualTo(404);
        assertThat(admin.get(LIST).statusCode()).isEqualTo(404);
    }

    private static long newest() {
        long newest = 0;
        for (long next = -1; next != newest; ) {
            next = newest;
            newest = ((Number)
                            Objects.requireNonNull(Json.at(Reader.get("/v1/changes?limit=100&after=" + next), "next")))
                    .longValue();
        }
        return Math.max(0, newest - 50);
    }

    private static void assertNothing(Response response, String name) {
        Reader.assertProblem(response, 404, "article-not-found");
        assertThat(response.asString()).contains(name).doesNotContain("To come");
    }

    /** The whole answer without the name that was asked for. */
    private static String asNothing(Response response, String name) {
        return response.statusCode() + " " + response.header("Cache-Control") + " "
                + response.asString().replace(name, "…");
    }

    @Test
    void aChangeTakesItBackUntilItIsReleasedAgain() {
        piece.edit(Map.of("title", "To come, but otherwise"));
        assertThat(Json.at(piece.read(), "embargoed")).isNull();
        assertThat(Json.text(piece.read(), "status")).isEqualTo("scheduled");
        assertGone();
        release(piece, time);
        assertThat(Json.text(insider.get("/v1/articles/" + piece.id()), "title"))
                .isEqualTo("To come, but otherwise");
    }

    @Test
    void whatIsPutOffIsTakenBack() {
        piece.act("unschedule", Map.of());
        assertGone();
    }

    @Test
    void aScheduleWithoutAReleaseTakesItBack() {
        piece.act("publish", Map.of("at", time.toString()));
        assertGone();
    }

    @Test
    void whatIsDeletedIsGone() {
        assertThat(admin.send("DELETE", piece.path(), "application/json", "", "If-Match", piece.etag())
                        .statusCode())
                .isEqualTo(204);
        assertGone();
    }

    private void assertGone() {
        assertThat(insider.get("/v1/articles/" + piece.id()).statusCode()).isEqualTo(404);
        assertThat(insider.get("/v1/articles/" + slug).statusCode()).isEqualTo(404);
        assertThat(Json.texts(insider.get(LIST), "data", "id")).doesNotContain(piece.id());
    }

    @Test
    void whatIsPublishedIsEverybodys() {
        var soon = draft();
        release(soon, Instant.now().plusSeconds(2));
        assertThat(insider.get("/v1/articles/" + soon.id()).asString()).contains("embargoedUntil");
        await().atMost(Duration.ofSeconds(8))
                .until(() -> Reader.get("/v1/articles/" + soon.id()).statusCode() == 200);
        assertThat(insider.get("/v1/articles/" + soon.id()).asString()).doesNotContain("embargoedUntil");
        assertThat(Json.texts(insider.get(LIST), "data", "id")).doesNotContain(soon.id());

        piece.act("publish", Map.of());
        assertThat(Json.texts(insider.get(LIST), "data", "id")).doesNotContain(piece.id());
        var late = piece.tryTo("publish", Map.of("at", time.toString(), "embargoed", true));
        assertThat(late.statusCode()).as("everybody reads it").isEqualTo(409);
    }

    @Test
    void thereIsNoEmbargoWithoutATime() {
        var other = draft();
        var refused = other.tryTo("publish", Map.of("embargoed", true));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.texts(refused, "errors", "pointer")).containsExactly("#/embargoed");
    }

    @Test
    void itHasNoOtherFormat() {
        var response = io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + insiderKey())
                .accept("application/vnd.iptc.ninjs+json")
                .get("/v1/articles/" + piece.id());
        assertThat(response.statusCode()).isEqualTo(406);
    }

    private static String insiderKey() {
        return KeyOffice.made(
                        Map.of("name", "Another", "role", "partner", "agreement", Map.of("embargoedArticles", true)))
                .secret();
    }

    @Test
    void theListCostsAsMuchHoweverLongItIs() {
        release(draft(), time);
        release(draft(), time.plusSeconds(1));
        for (int limit : new int[] {1, 100}) {
            assertThat(statements.of(200, () -> insider.get("/v1/embargoed?limit=" + limit)))
                    .isEqualTo(4);
        }
        assertThat(statements.of(200, () -> insider.get("/v1/articles/" + slug)))
                .isEqualTo(5);
        var first = insider.get("/v1/embargoed?limit=1");
        var second = insider.get(link(first, "next"));
        assertThat(Json.texts(second, "data", "id")).hasSize(1).isNotEqualTo(Json.texts(first, "data", "id"));
        assertThat(Json.texts(insider.get(link(second, "prev")), "data", "id"))
                .isEqualTo(Json.texts(first, "data", "id"));
    }

    private static String link(Response page, String direction) {
        return Objects.requireNonNull(Json.text(page, "links", direction), direction);
    }
}
