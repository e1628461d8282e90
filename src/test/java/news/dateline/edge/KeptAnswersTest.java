package news.dateline.edge;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Race;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeptAnswersTest {
    private static final String LEAD = "/v1/articles/albania-ukraine-ten-year-security-agreement";
    private static final String HIT = "Dateline; hit";

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @Inject
    ClearedShelf shelf;

    private static String status(Response response) {
        return Objects.requireNonNull(response.header("Cache-Status"), "Cache-Status");
    }

    /** All headers by their names in small letters, but for those that tell of the cache itself. */
    private static Map<String, List<String>> headers(Response response) {
        var headers = new TreeMap<String, List<String>>(response.headers().asList().stream()
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(java.util.Locale.ROOT),
                        Collectors.mapping(header -> header.getValue(), Collectors.toList()))));
        headers.keySet().removeAll(Set.of("cache-status", "age"));
        return headers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                LEAD + "| application/json",
                LEAD + "| application/vnd.iptc.ninjs+json",
                LEAD + "| application/ld+json",
                LEAD + "/related | */*",
                LEAD + "/corrections | */*",
                "/v1/articles | */*",
                "/v1/articles?tag=davos&include=body,total&fields=title | */*",
                "/v1/articles?q=security | application/json",
                "/v1/articles | application/vnd.iptc.ninjs+json",
                "/v1/pages/article/albania-ukraine-ten-year-security-agreement | */*",
                "/v1/live?limit=5 | */*",
                "/v1/sections | */*",
                "/v1/tags/davos | */*",
                "/v1/authors?limit=2 | */*",
                "/v1/collections/editors-picks | */*",
                "/v1/coverages | */*",
                "/v1/corrections | */*",
                "/v1/newsletters | */*",
                "/feeds/articles.rss | */*",
                "/feeds/articles.atom | */*",
                "/feeds/articles.json | */*",
                "/feeds/live.atom | */*",
                "/sitemaps/news.xml | */*",
                "/sitemaps/index.xml | */*"
            })
    void theSecondReaderGetsTheSameWithoutAStatement(String target, String accept) {
        for (var coding : List.of("identity", "gzip", "br")) {
            shelf.clear();
            var first = Reader.get(target, "Accept", accept, "Accept-Encoding", coding);
            assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
            assertThat(status(first)).isEqualTo("Dateline; fwd=uri-miss; stored");
            assertThat(statements.ofKept(() -> {
                        var again = Reader.get(target, "Accept", accept, "Accept-Encoding", coding);
                        assertThat(status(again)).isEqualTo(HIT);
                        assertThat(again.header("Age")).matches("[0-3]");
                        assertThat(headers(again)).isEqualTo(headers(first));
                        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
                        return again;
                    }))
                    .isZero();
            var head = Reader.send("HEAD", target, "Accept", accept, "Accept-Encoding", coding);
            assertThat(status(head)).isEqualTo(HIT);
            assertThat(headers(head)).isEqualTo(headers(first));
            assertThat(head.asByteArray()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LEAD, "/v1/articles?limit=2", "/feeds/articles.atom"})
    void whoHoldsAKeptAnswerIsToldAsByTheResource(String target) {
        shelf.clear();
        var etag = Reader.get(target).header("ETag");
        shelf.clear();
        var fromResource = Reader.get(target, "If-None-Match", etag);
        var kept = Reader.get(target, "If-None-Match", etag);
        assertThat(status(kept)).isEqualTo(HIT);
        assertThat(kept.statusCode()).isEqualTo(304).isEqualTo(fromResource.statusCode());
        var told = headers(fromResource);
        // The framework names the type of what it does not send.
        told.remove("content-type");
        assertThat(headers(kept)).isEqualTo(told);
        assertThat(Reader.get(target, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersInOtherCodingsOrFormatsAreOthers() {
        var etags = List.of(
                Reader.get(LEAD, "Accept-Encoding", "identity").header("ETag"),
                Reader.get(LEAD, "Accept-Encoding", "gzip").header("ETag"),
                Reader.get(LEAD, "Accept-Encoding", "gzip, br").header("ETag"),
                Reader.get(LEAD, "Accept", "application/ld+json", "Accept-Encoding", "identity")
                        .header("ETag"));
        assertThat(etags).doesNotHaveDuplicates();
    }

    @Test
    void whoPublishesReadsAtOnceWhatTheyWrote() {
        var staff = Staff.admin();
        var tag = newsroom.tag();
        var list = "/v1/articles?tag=" + tag;
        var feed = "/feeds/tags/" + tag + ".json";
        assertThat(Reader.slugs(list)).isEmpty();
        var piece = staff.drafts(Map.of(
                "title",
                Newsroom.unique("First words"),
                "tags",
                List.of(tag),
                "body",
                Map.of("format", "markdown", "content", "Once.")));
        for (int i = 1; i <= 5; i++) {
            var title = "Words of version " + i;
            piece.edit(Map.of("title", title));
            piece.act("publish", Map.of());
            assertThat(Reader.members(list, "title")).containsExactly(title);
            assertThat(Reader.read("/v1/articles/" + piece.id())).containsEntry("title", title);
            assertThat(Reader.get(feed).asString()).contains(title);
        }
        piece.act("retract", Map.of("reason", "It was wrong."));
        assertThat(Reader.slugs(list)).isEmpty();
        assertThat(Reader.get("/v1/articles/" + piece.id()).statusCode()).isEqualTo(410);
        assertThat(Reader.get(feed).asString()).doesNotContain("Words of version");
    }

    @Test
    void aNewNameOfANewsletterIsSeenAtOnce() {
        var staff = Staff.admin();
        var name = Newsroom.unique("Letter");
        var made = staff.post("/v1/desk/newsletters", Map.of("name", name, "cadence", "daily", "language", "en"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(Reader.get("/v1/newsletters").asString()).contains(name);
        var path = "/v1/desk/newsletters/" + Json.text(made, "id");
        staff.send(
                "PATCH",
                path,
                "application/merge-patch+json",
                Map.of("name", name + " renamed"),
                "If-Match",
                made.header("ETag"));
        assertThat(Reader.get("/v1/newsletters").asString()).contains(name + " renamed");
        staff.send(
                "DELETE",
                path,
                "application/json",
                "",
                "If-Match",
                staff.get(path).header("ETag"));
        assertThat(Reader.get("/v1/newsletters").asString()).doesNotContain(name);
    }

    @Test
    void whatAnotherInstanceWritesIsSeenSoon() {
        var article = newsroom.publish(titled(Newsroom.unique("Elsewhere")));
        var target = "/v1/articles/" + article.slug();
        Reader.get(target);
        assertThat(status(Reader.get(target))).isEqualTo(HIT);
        shelf.otherInstanceRetitles(article.id(), "Written elsewhere");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Reader.read(target)).containsEntry("title", "Written elsewhere"));
    }

    @Test
    void whatDoesNotShowWhatChangedStays() {
        var staff = Staff.admin();
        var body = Map.of("format", "markdown", "content", "Words.");
        var piece = staff.drafts(Map.of("title", Newsroom.unique("One"), "body", body));
        piece.act("publish", Map.of());
        var target = "/v1/articles/" + piece.id();
        Reader.get(target);
        staff.drafts(Map.of("title", Newsroom.unique("Other"), "body", body)).act("publish", Map.of());
        assertThat(status(Reader.get(target))).isEqualTo(HIT);
        piece.edit(Map.of("title", "One again"));
        assertThat(status(Reader.get(target)))
                .as("a draft is nobody's business")
                .isEqualTo(HIT);
        piece.act("publish", Map.of());
        assertThat(status(Reader.get(target))).isNotEqualTo(HIT);
    }

    @Test
    void whoHasAKeyIsNeverAnsweredFromWhatIsKept() {
        Reader.get(LEAD);
        var staff = Staff.admin().get(LEAD);
        assertThat(status(staff)).isEqualTo("Dateline; fwd=bypass");
        assertThat(staff.header("Cache-Control")).isEqualTo("private, no-store");
        var stranger = Reader.get(LEAD);
        assertThat(status(stranger)).isEqualTo(HIT);
        assertThat(Json.at(stranger, "links", "edit")).isNull();
    }

    @Test
    void failuresAndMissingThingsAreNotKept() {
        for (var target : List.of("/v1/articles/no-such-article", "/v1/articles?limit=0", "/v1/articles?sektion=war")) {
            for (int i = 0; i < 2; i++) {
                assertThat(Reader.get(target).header("Cache-Status")).as(target).isNull();
            }
        }
    }

    @Test
    void aHundredWhoAskTheSameAtOnceCostOneReading() {
        var target = "/v1/articles?limit=7&fields=title&tag=" + newsroom.tag();
        long alone = statements.of(target);
        shelf.clear();
        long cost = statements.ofAnother(200, () -> {
            var answers = Race.of(100, i -> Reader.get(target));
            assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
            assertThat(answers.stream().map(answer -> answer.header("ETag")).distinct())
                    .hasSize(1);
            return answers.getFirst();
        });
        // The house's own looks at the database come on top, now and then.
        assertThat(cost).isBetween(alone, alone + 20);
    }

    @Test
    void everyPublicReadIsKeptOrIsKnownNotToBe() {
        var notKept = Set.of(
                "/v1",
                "/v1/changes",
                "/v1/changes/stream",
                "/v1/live/stream",
                "/v1/coverages/{slug}/stream",
                "/v1/embargoed",
                "/v1/previews/{token}",
                "/v1/subscriptions/challenge",
                "/v1/subscriptions/me",
                "/v1/subscriptions/me/export");
        var left = ContractDocument.committed().operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .map(ContractDocument.Operation::path)
                .filter(path -> path.startsWith("/v1") && !path.startsWith("/v1/desk"))
                .filter(path -> !Front.isShared(path))
                .collect(Collectors.toSet());
        assertThat(left).isEqualTo(notKept);
    }

    @Test
    void unknownOriginsShareTheAnswerOfAll() {
        Reader.get(LEAD);
        var scripted = given().header("Origin", "https://reader.example.org").get(LEAD);
        assertThat(scripted.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(scripted.header("Access-Control-Expose-Headers")).contains("ETag");
    }

    @Test
    void whatTheCacheDoesIsCounted() {
        Reader.get(LEAD);
        Reader.get(LEAD);
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains("dateline_cache_answers_total{cache=\"hit\"}")
                .containsPattern("dateline_cache_entries [1-9]")
                .containsPattern("dateline_cache_bytes [1-9]")
                .contains("dateline_cache_removals_total{cause=\"change\"}");
    }

    @Test
    void keptAnswersAreCountedForTheirOperationAndNotForEachAddress() {
        var before = requests();
        Reader.get(LEAD);
        for (int i = 0; i < 10; i++) {
            assertThat(status(Reader.get(LEAD))).isEqualTo(HIT);
        }
        await().untilAsserted(() -> assertThat(requests()).isGreaterThanOrEqualTo(before + 11));
        assertThat(given().get("/q/metrics").asString()).doesNotContain("uri=\"" + LEAD);
    }

    /** How many reads of single articles were counted. */
    private static double requests() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/v1/articles/{slugOrId}\"")
                        && line.contains("status=\"200\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
