package news.dateline.boot;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Race.assertOneWins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import news.dateline.testing.Race;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, with staff at both: what one alone promises, the two promise together, and either alone. */
@SuppressWarnings("NullAway.Init") // JUnit calls bothAreUp first.
class TwoInstancesIT {
    private static final String ARTICLES = "/v1/desk/articles";
    private static final int EDITORS = 32;
    private static final int ROUNDS = 4;

    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private Twins twins;

    @BeforeEach
    void bothAreUp() throws IOException {
        twins = Twins.awake();
    }

    @Test
    void ofThirtyTwoEditorsOfAnArticleOneWinsEachRound() {
        var piece = second().drafts(Map.of("title", "Contested " + word));
        for (int round = 0; round < ROUNDS; round++) {
            piece.read();
            assertOneWins(
                    EDITORS,
                    hand -> twins.staff(hand)
                            .send(
                                    "PATCH",
                                    piece.path(),
                                    "application/merge-patch+json",
                                    Map.of("title", "By hand " + hand),
                                    "If-Match",
                                    piece.etag()));
        }
        assertThat(second().get(piece.path() + "/revisions").jsonPath().getList("data.action"))
                .hasSize(ROUNDS + 1)
                .containsOnly("created", "saved");
        assertThat(audited(piece.id())).hasSize(ROUNDS + 1).containsOnly("article.create", "article.save");
    }

    @Test
    void ofThirtyTwoEditorsOfACollectionOneWinsEachRound() {
        assertOneWinsEachRound("collection", Shelf::put);
    }

    @Test
    void ofThirtyTwoEditorsOfATagOneWinsEachRound() {
        assertOneWinsEachRound("tag", Shelf::patch);
    }

    private void assertOneWinsEachRound(String kind, Change change) {
        var created = new Shelf(second(), kind + "s").created(Map.of("name", "Contested " + word));
        for (int round = 0; round < ROUNDS; round++) {
            var seen = second().get(new Shelf(second(), kind + "s").path(created));
            // Read once before many hands look into it: the client reads an answer when it is first asked for it.
            assertThat(seen.asString()).isNotBlank();
            assertOneWins(
                    EDITORS,
                    hand -> change.of(
                            new Shelf(twins.staff(hand), kind + "s"), seen, Map.of("name", "By hand " + hand)));
        }
        assertThat(audited(Shelf.id(created))).hasSize(ROUNDS + 1).containsOnly(kind + ".create", kind + ".save");
    }

    private interface Change {
        Response of(Shelf shelf, Response seen, Map<String, ?> content);
    }

    @Test
    void whatIsKeptAtOneGoesWhenTheOtherWrites() {
        var body = Map.of("format", "markdown", "content", "Words.");
        var piece = twins.first().staff().drafts(Map.of("title", "Version 0 " + word, "body", body));
        piece.act("publish", Map.of());
        var path = twins.second().address() + "/v1/articles/" + piece.id();
        for (int version = 1; version <= 20; version++) {
            var title = "Version " + version + " " + word;
            given().get(path);
            assertThat(given().get(path).header("Cache-Status")).isEqualTo("Dateline; hit");
            piece.edit(Map.of("title", title));
            piece.act("publish", Map.of());
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(1))
                    .untilAsserted(
                            () -> assertThat(given().get(path).asString()).contains(title));
        }
    }

    private List<String> audited(String id) {
        return second().get("/v1/desk/audit?limit=100&subjectId=" + id)
                .jsonPath()
                .getList("data.action");
    }

    @Test
    void aRequestThatIsRepeatedAtBothIsCarriedOutOnce() {
        var order = new Order(ARTICLES, Map.of("title", "Once " + word));
        var answers = Race.of(16, hand -> order.sentTo(twins.staff(hand)));
        assertThat(answers).extracting(Response::statusCode).contains(201).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> {
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-busy");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(Shelf::id)
                .containsOnly(Shelf.id(order.sentTo(second())));
        assertThat(drafts()).hasSize(1);
    }

    @Test
    void whatWasAnsweredSurvivesAKillAndWhatWasNotIsCarriedOutOnceWhenItIsRepeated() {
        long start = Facts.newest(second());
        var pieces = Stream.generate(() -> second().drafts(Map.of("title", "Ready")))
                .limit(20)
                .toList();
        var publications =
                pieces.stream().map(piece -> new Order(piece.path() + "/publish", Map.of(), "If-Match", piece.etag()));
        var creations = Stream.generate(() -> new Order(ARTICLES, Map.of("title", word)))
                .limit(20);
        var orders = Stream.concat(publications, creations).toList();

        var answers = sentToTheFirstUntilItIsKilled(orders);
        assertThat(answers.size()).as("answers before the kill").isLessThan(orders.size());
        answers.forEach((order, answer) -> {
            assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
            assertThat(second().get(ARTICLES + "/" + Shelf.id(answer)).header("ETag"))
                    .isEqualTo(answer.header("ETag"));
        });
        for (var order : orders) {
            // Busy until the database has noticed that the one who asked is no more.
            var repeated = await().until(() -> order.sentTo(second()), answer -> answer.statusCode() != 409);
            assertThat(repeated.statusCode()).as(repeated.asString()).isIn(200, 201);
            if (answers.containsKey(order)) {
                assertThat(Shelf.id(repeated)).isEqualTo(Shelf.id(answers.get(order)));
            }
        }
        assertThat(drafts()).hasSize(20);
        assertThat(Facts.after(start, second()))
                .extracting(Facts.Fact::toString)
                .containsExactlyInAnyOrderElementsOf(pieces.stream()
                        .map(piece -> "article.published " + piece.id())
                        .toList());
    }

    private Map<Order, Response> sentToTheFirstUntilItIsKilled(List<Order> orders) {
        var answers = new ConcurrentHashMap<Order, Response>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = twins.first().staff();
            for (var order : orders) {
                var _ = hands.submit(() -> answers.put(order, order.sentTo(first)));
            }
            await().until(() -> answers.size() >= orders.size() / 4);
            twins.first().kill();
        }
        return answers;
    }

    private List<String> drafts() {
        return second().get(ARTICLES + "?limit=100&q=" + word).jsonPath().getList("data.id");
    }

    private Staff second() {
        return twins.second().staff();
    }

    /** A request that can be sent again without being carried out twice. */
    private record Order(String path, Map<String, ?> body, List<String> headers) {
        Order(String path, Map<String, ?> body, String... headers) {
            this(
                    path,
                    body,
                    Stream.concat(Stream.of("Idempotency-Key", UUID.randomUUID().toString()), Stream.of(headers))
                            .toList());
        }

        Response sentTo(Staff staff) {
            return staff.post(path, body, headers.toArray(String[]::new));
        }
    }
}
