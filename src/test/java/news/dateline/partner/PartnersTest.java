package news.dateline.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import news.dateline.access.KeyOffice;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;

/** What was agreed with partners is what they get. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PartnersTest {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Staff admin = Staff.admin();

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    private static KeyOffice.Made partner(Map<String, ?> agreement) {
        return KeyOffice.made(Map.of("name", Newsroom.unique("Agency"), "role", "partner", "agreement", agreement));
    }

    private Response change(KeyOffice.Made key, Map<String, ?> patch) {
        return admin.send(
                "PATCH",
                key.path(),
                MERGE_PATCH,
                patch,
                "If-Match",
                admin.get(key.path()).header("ETag"));
    }

    @Test
    void anAgreementIsWrittenDownShownAndChanged() {
        var key = partner(Map.of("requestsPerMinute", 50, "fullContent", true));
        assertThat(Json.at(admin.get(key.path()), "agreement"))
                .isEqualTo(Map.of(
                        "requestsPerMinute", 50, "fullContent", true, "embargoedArticles", false, "allAssets", false));
        var usual = KeyOffice.made("partner");
        assertThat(Json.at(admin.get(usual.path()), "agreement", "requestsPerMinute"))
                .isEqualTo(600);
        assertThat(admin.send("PATCH", key.path(), MERGE_PATCH, Map.of()).statusCode())
                .isEqualTo(428);
        assertThat(admin.send("PATCH", key.path(), MERGE_PATCH, Map.of(), "If-Match", "\"v9\"")
                        .statusCode())
                .isEqualTo(412);
        var changed = change(key, Map.of("name", "Another name", "agreement", Map.of("allAssets", true)));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(Json.text(changed, "name")).isEqualTo("Another name");
        assertThat(Json.at(changed, "agreement"))
                .isEqualTo(Map.of(
                        "requestsPerMinute", 50, "fullContent", true, "embargoedArticles", false, "allAssets", true));
        assertThat(changed.header("ETag"))
                .isNotEqualTo(key.etag())
                .isEqualTo(admin.get(key.path()).header("ETag"));
        assertThat(admin.get("/v1/desk/audit?action=key.change&subjectId=" + key.id())
                        .jsonPath()
                        .getList("data"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeAgreedIsRefusedWithItsPlace() {
        var editor = Map.of("name", "X", "role", "editor", "agreement", Map.of());
        assertInvalid(KeyOffice.order(editor), "#/agreement");
        var none = Map.of("name", "X", "role", "partner", "agreement", Map.of("requestsPerMinute", 0));
        assertInvalid(KeyOffice.order(none), "#/agreement/requestsPerMinute");
        assertInvalid(change(KeyOffice.made("editor"), Map.of("agreement", Map.of())), "#/agreement");
        assertInvalid(change(KeyOffice.made("editor"), Map.of("role", "admin")), "#/role");
        var revoked = KeyOffice.revoked("partner");
        assertThat(change(revoked, Map.of("name", "Y")).statusCode()).isEqualTo(409);
    }

    private static void assertInvalid(Response response, String pointer) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(Json.texts(response, "errors", "pointer")).containsExactly(pointer);
    }

    @Test
    void aPartnerIsToldHowManyRequestsAreLeftAndReadsWhatNoSharedCacheKeeps() {
        var key = partner(Map.of("requestsPerMinute", 100));
        for (var path : List.of("/v1/articles", "/v1/changes", "/feeds/articles.atom", "/v1/articles/no-such-thing")) {
            var answer = key.staff().get(path);
            assertThat(answer.header("RateLimit-Policy")).as(path).isEqualTo("\"default\";q=100;w=60");
            assertThat(answer.header("RateLimit")).as(path).matches("\"default\";r=\\d+;t=\\d+");
            assertThat(answer.header("Cache-Control")).as(path).startsWith("private");
            assertThat(answer.headers().getValues("Vary").toString()).as(path).contains("Authorization");
        }
        assertThat(Reader.get("/v1/articles").header("RateLimit")).isNull();
        assertThat(admin.get("/v1/articles").header("RateLimit")).startsWith("\"key-reads\";r=");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        var key = partner(Map.of("requestsPerMinute", 3));
        // A minute may end in between, and another three be good.
        var refused = IntStream.range(0, 8)
                .mapToObj(_ -> key.staff().get("/v1/tags?limit=1"))
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        Reader.assertProblem(refused, 429, "quota-exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).startsWith("\"default\";r=0;t=");
        assertThat(Reader.get("/v1/tags?limit=1").statusCode()).isEqualTo(200);
        assertThat(change(key, Map.of("agreement", Map.of("requestsPerMinute", 1000)))
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(6))
                .until(() -> key.staff().get("/v1/tags?limit=1").statusCode() == 200);
    }

    @Test
    void aKeyCostsNoStatementAtAll() {
        var key = partner(Map.of("requestsPerMinute", 6000));
        long anonymous = statements.of("/v1/articles?limit=3");
        assertThat(statements.of(200, () -> key.staff().get("/v1/articles?limit=3")))
                .isEqualTo(anonymous);
        assertThat(statements.of(200, () -> key.staff().get("/v1/changes?after=1&limit=3")))
                .isEqualTo(statements.of("/v1/changes?after=1&limit=3"));
    }

    @Test
    void whatMustNotBePassedOnStaysAtHomeAndIsNamed() {
        var tag = newsroom.tag();
        var piece = admin.drafts(Map.of(
                "title",
                Newsroom.unique("Borrowed pictures"),
                "tags",
                List.of(tag),
                "leadImage",
                Map.of("url", "https://images.example.org/lead.jpg", "syndicable", false),
                "audio",
                Map.of("url", "https://images.example.org/a.mp3", "mediaType", "audio/mpeg", "syndicable", false),
                "body",
                Map.of(
                        "format",
                        "blocks",
                        "content",
                        List.of(
                                Map.of("type", "paragraph", "id", "p1", "html", "Text."),
                                Map.of(
                                        "type",
                                        "image",
                                        "id",
                                        "borrowed",
                                        "url",
                                        "https://images.example.org/inside.jpg",
                                        "alt",
                                        "A pier",
                                        "syndicable",
                                        false)))));
        piece.act("publish", Map.of());
        var path = "/v1/articles/" + piece.id();
        var partner = KeyOffice.made("partner").staff();

        var theirs = partner.get(path);
        assertThat(theirs.asString()).doesNotContain("images.example.org");
        assertThat(Json.at(theirs, "withheld"))
                .isEqualTo(List.of(
                        Map.of("asset", "leadImage", "reason", "no-syndication-rights"),
                        Map.of("asset", "audio", "reason", "no-syndication-rights"),
                        Map.of("asset", "body", "blockId", "borrowed", "reason", "no-syndication-rights")));
        assertThat(Json.texts(theirs, "body", "id")).containsExactly("p1");
        var listed = partner.get("/v1/articles?tag=" + tag);
        assertThat(listed.asString()).doesNotContain("images.example.org").contains("\"withheld\"");

        var everybodys = Reader.get(path);
        assertThat(everybodys.asString())
                .contains("lead.jpg", "a.mp3", "inside.jpg")
                .doesNotContain("withheld");
        assertThat(admin.get(path).asString()).contains("lead.jpg", "inside.jpg");
        var own = partner(Map.of("allAssets", true)).staff();
        assertThat(own.get(path).asString()).contains("lead.jpg", "inside.jpg").doesNotContain("withheld");
        assertThat(theirs.header("ETag")).isNotEqualTo(everybodys.header("ETag"));
    }

    @Test
    void aCardShowsNoMoreThanTheArticle() {
        var target = admin.drafts(Map.of(
                "title",
                Newsroom.unique("Target"),
                "leadImage",
                Map.of("url", "https://images.example.org/target.jpg", "syndicable", false)));
        target.act("publish", Map.of());
        var other = admin.drafts(Map.of("title", Newsroom.unique("Pointing"), "related", List.of(target.id())));
        other.act("publish", Map.of());
        var path = "/v1/articles/" + other.id() + "/related";
        assertThat(Reader.get(path).asString()).contains("target.jpg");
        assertThat(KeyOffice.made("partner").staff().get(path).asString())
                .contains("no-syndication-rights")
                .doesNotContain("target.jpg");
    }

    @Test
    void aRevokedPartnerIsNobodyWithinSeconds() {
        var key = KeyOffice.made("partner");
        assertThat(key.staff().get("/v1/tags").header("RateLimit")).isNotNull();
        assertThat(KeyOffice.revoke(key, "If-Match", key.etag()).statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> key.staff().get("/v1/tags").header("RateLimit") == null);
        assertThat(key.staff().get("/v1/tags").statusCode()).isEqualTo(200);
    }

    @Test
    void aRetractionHasReceipts() {
        Piece.Published article = newsroom.publish(Piece.titled("To be withdrawn"));
        var receipts = "/v1/desk/articles/" + article.id() + "/receipts";
        assertThat(admin.get(receipts).statusCode()).isEqualTo(404);
        var reading = KeyOffice.made("partner");
        var choosy = KeyOffice.made("partner");
        var silent = KeyOffice.made("partner");
        newsroom.retract(article);
        int seq = (int) Objects.requireNonNull(Json.at(admin.get(receipts), "retraction", "seq"));
        assertThat(receipt(receipts, reading)).containsEntry("read", false).containsEntry("position", 0);

        reading.staff().get("/v1/changes?after=" + seq);
        choosy.staff().get("/v1/changes?types=article.published&after=" + seq);
        silent.staff().get("/v1/changes?after=" + (seq - 1));
        silent.staff().get("/v1/changes?after=999999999");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> Boolean.TRUE.equals(receipt(receipts, reading).get("read")));
        assertThat(receipt(receipts, reading)).containsEntry("position", seq).containsKey("positionAt");
        assertThat(receipt(receipts, choosy)).containsEntry("read", false);
        assertThat(receipt(receipts, silent)).containsEntry("read", false).containsEntry("position", seq - 1);
        assertThat(statements.of(200, () -> admin.get(receipts))).isEqualTo(5);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> receipt(String path, KeyOffice.Made key) {
        var partners = (List<Map<String, Object>>) Objects.requireNonNull(Json.at(admin.get(path), "partners"));
        return partners.stream()
                .filter(one -> key.id().equals(one.get("key")))
                .findFirst()
                .orElseThrow();
    }
}
