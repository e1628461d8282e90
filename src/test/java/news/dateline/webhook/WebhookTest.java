package news.dateline.webhook;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Receiver;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints of others that are told of changes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WebhookTest {
    private static final Staff ADMIN = Staff.admin();

    @Inject
    Newsroom newsroom;

    private final Receiver receiver = Receiver.start();
    private final List<String> created = new ArrayList<>();

    @AfterEach
    void close() {
        for (var path : created) {
            ADMIN.send(
                    "DELETE",
                    path,
                    "application/json",
                    "",
                    "If-Match",
                    ADMIN.get(path).header("ETag"));
        }
        receiver.close();
    }

    @Test
    void aChangeIsToldAsTheLogHasItAndSigned() {
        var hook = create("/hook", List.of("article.published"));
        var article = newsroom.publish(titled("Told to the world"));

        var told = awaitTold(article);
        assertThat(told.header("content-type")).isEqualTo("application/json");
        var event = object(told);
        assertThat(event).containsEntry("type", "article.published").containsKey("timestamp");
        var inTheLog = changes(hook.position()).stream()
                .filter(change -> subject(change).equals(article.id().toString()))
                .findFirst();
        assertThat(inTheLog).contains(data(event));
        assertThat(told.header("webhook-id")).isEqualTo("chg_" + data(event).get("seq"));
        assertThat(told.header("webhook-signature")).isEqualTo("v1," + signature(hook.secret(), told));
        assertThat(Duration.between(
                        Instant.ofEpochSecond(Long.parseLong(told.header("webhook-timestamp"))), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));

        await().untilAsserted(() -> {
            var delivery = ADMIN.get(hook.path() + "/deliveries");
            assertThat(Json.texts(delivery, "data", "outcome")).isNotEmpty().containsOnly("delivered");
            assertThat(Json.texts(delivery, "data", "eventId")).contains(told.header("webhook-id"));
        });
    }

    @Test
    void whatIsNotTakenIsToldAgainBeforeWhatComesLater() {
        var tries = new ConcurrentHashMap<String, Integer>();
        receiver.answering(request ->
                Receiver.Answer.of(tries.merge(request.header("webhook-id"), 1, Integer::sum) < 3 ? 500 : 200));
        create("/hook", List.of("article.published"));
        var first = newsroom.publish(titled("First"));
        var second = newsroom.publish(titled("Second"));

        await().untilAsserted(() -> assertThat(toldOf(second)).hasSize(3));
        assertThat(toldOf(first)).hasSize(3);
        assertThat(toldOf(first).stream().map(Receiver.Request::text).distinct())
                .hasSize(1);
        assertThat(toldOf(first).getLast().at())
                .isBefore(toldOf(second).getFirst().at());
    }

    @Test
    void whoIsGoneIsToldNothingMoreAndGoesOnWhereItStopped() {
        receiver.answering(request -> Receiver.Answer.of(410));
        var hook = create("/hook", List.of("article.published"));
        var missed = newsroom.publish(titled("Nobody listens"));
        await().untilAsserted(() -> assertThat(Json.object(ADMIN.get(hook.path())))
                .containsEntry("active", false)
                .containsEntry("disabledReason", "gone"));
        var later = newsroom.publish(titled("Still nobody"));
        assertThat(toldOf(later)).isEmpty();

        receiver.answering(request -> Receiver.Answer.of(200));
        patch(hook, Map.of("active", true));
        await().untilAsserted(() -> assertThat(toldOf(later)).hasSize(1));
        assertThat(toldOf(missed)).hasSize(2);
    }

    @Test
    void whoNeverTakesAChangeIsGivenUp() {
        receiver.answering(request -> Receiver.Answer.of(302));
        var hook = create("/hook", List.of("article.published"));
        var article = newsroom.publish(titled("Refused"));
        await().untilAsserted(() -> assertThat(Json.object(ADMIN.get(hook.path())))
                .containsEntry("active", false)
                .containsEntry("disabledReason", "unanswered"));
        // Once, and once for each of the times to wait that are set for tests.
        assertThat(toldOf(article)).hasSize(4);
    }

    @Test
    void whoAsksForTimeGetsIt() {
        receiver.answering(request -> toldOf(request).size() < 2
                ? new Receiver.Answer(429, Map.of("Retry-After", "1"), "")
                : Receiver.Answer.of(200));
        create("/hook", List.of("article.published"));
        var article = newsroom.publish(titled("Not so fast"));
        await().untilAsserted(() -> assertThat(toldOf(article)).hasSize(2));
        assertThat(Duration.between(
                        toldOf(article).getFirst().at(),
                        toldOf(article).getLast().at()))
                .isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void retractionsOvertakeWhatWaits() {
        receiver.answering(request -> Receiver.Answer.of(request.text().contains("article.published") ? 500 : 200));
        create("/hook", List.of("article.published", "article.retracted"));
        var earlier = newsroom.publish(titled("Published long ago"));
        var stuck = newsroom.publish(titled("Not taken"));
        await().untilAsserted(() -> assertThat(toldOf(earlier)).isNotEmpty());
        newsroom.retract(earlier);
        await().untilAsserted(() ->
                assertThat(toldOf(earlier)).anyMatch(told -> told.text().contains("article.retracted")));
        assertThat(toldOf(stuck)).isEmpty();

        receiver.answering(request -> Receiver.Answer.of(200));
        await().untilAsserted(() -> assertThat(toldOf(stuck)).hasSize(1));
        var retractions = toldOf(earlier).stream()
                .filter(told -> told.text().contains("article.retracted"))
                .toList();
        assertThat(retractions).as("told once").hasSize(1);
    }

    @Test
    void duringARotationBothSecretsSign() {
        var hook = create("/hook", List.of("article.published"));
        var rotated = ADMIN.post(hook.path() + "/secret", Map.of(), "If-Match", etag(hook));
        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        var fresh = Objects.requireNonNull(Json.text(rotated, "secret"));
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(hook.secret());

        var told = awaitTold(newsroom.publish(titled("Signed twice")));
        assertThat(told.header("webhook-signature"))
                .isEqualTo("v1,%s v1,%s".formatted(signature(fresh, told), signature(hook.secret(), told)));
    }

    @Test
    void everythingCanBeToldOnceMore() {
        var hook = create("/hook", List.of("article.published"));
        var article = newsroom.publish(titled("Lost by the other side"));
        awaitTold(article);
        var replay = ADMIN.post(hook.path() + "/replay", Map.of("after", hook.position()), "If-Match", etag(hook));
        assertThat(replay.statusCode()).as(replay.asString()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(toldOf(article)).hasSize(2));
        assertThat(toldOf(article).stream()
                        .map(told -> told.header("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aPingTriesItOut() {
        var hook = create("/hook", List.of("article.retracted"));
        var ping = ADMIN.post(hook.path() + "/ping", Map.of());
        assertThat(Json.object(ping))
                .containsEntry("outcome", "delivered")
                .containsEntry("type", "webhook.ping")
                .containsEntry("status", 204);
        assertThat(receiver.requests().getFirst().header("webhook-signature"))
                .isEqualTo("v1," + signature(hook.secret(), receiver.requests().getFirst()));
        receiver.close();
        assertThat(Json.object(ADMIN.post(hook.path() + "/ping", Map.of()))).containsEntry("outcome", "unreachable");
    }

    @Test
    void whatHappensWhileItIsPausedIsToldLater() {
        var hook = create("/hook", List.of("article.published"));
        patch(hook, Map.of("active", false));
        var article = newsroom.publish(titled("Meanwhile"));
        assertThat(Json.object(ADMIN.get(hook.path()))).containsEntry("disabledReason", "by-staff");
        patch(hook, Map.of("active", true));
        awaitTold(article);
    }

    @Test
    void theSecretIsShownOnce() {
        var order = Map.of("url", receiver.url("/hook"));
        var key = "Idempotency-Key";
        var first = ADMIN.post("/v1/desk/webhooks", order, key, "webhook-once");
        created.add("/v1/desk/webhooks/" + Json.text(first, "id"));
        assertThat(Json.text(first, "secret")).startsWith("whsec_");
        var again = ADMIN.post("/v1/desk/webhooks", order, key, "webhook-once");
        assertThat(Json.text(again, "id")).isEqualTo(Json.text(first, "id"));
        assertThat(Json.text(again, "secret")).isNull();
        assertThat(ADMIN.get("/v1/desk/webhooks").asString()).doesNotContain("whsec_");
    }

    @Test
    void whatIsWrongIsNamed() {
        for (var url :
                List.of("ftp://a.example/", "https://user@a.example/", "https://a.example/#x", "nonsense", "/path")) {
            refused(Map.of("url", url), "#/url");
        }
        refused(Map.of(), "#/url");
        refused(Map.of("url", receiver.url("/"), "types", List.of("article.exploded")), "#/types/0");
        refused(Map.of("url", receiver.url("/"), "partner", "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f"), "#/partner");
        refused(Map.of("url", receiver.url("/"), "description", "x".repeat(501)), "#/description");
        refused(Map.of("url", receiver.url("/"), "secret", "whsec_mine"), "#/secret");
        var hook = create("/hook", List.of());
        var replay = ADMIN.post(hook.path() + "/replay", Map.of("after", Long.MAX_VALUE), "If-Match", etag(hook));
        Reader.assertProblem(replay, 422, null);
        assertThat(ADMIN.post(hook.path() + "/replay", Map.of("after", 0)).statusCode())
                .isEqualTo(428);
    }

    private static void refused(Map<String, ?> order, String pointer) {
        var answer = ADMIN.post("/v1/desk/webhooks", order);
        Reader.assertProblem(answer, 422, null);
        assertThat(Json.texts(answer, "errors", "pointer")).contains(pointer);
    }

    @Test
    void thoseThatHangOrFailDelayNobodyElse() {
        int each = Integer.getInteger("webhooks", 100) / 10;
        var ended = new CountDownLatch(1);
        receiver.answering(request -> {
            if (request.path().startsWith("/hanging")) {
                hang(ended);
            }
            return Receiver.Answer.of(request.path().startsWith("/failing") ? 503 : 200);
        });
        try {
            IntStream.range(0, each).forEach(number -> {
                create("/hanging" + number, List.of("article.published"));
                create("/failing" + number, List.of("article.published"));
            });
            var well = IntStream.range(0, 8 * each)
                    .mapToObj(number -> create("/well" + number, List.of("article.published")))
                    .toList();
            var published = new ConcurrentHashMap<String, Instant>();
            var articles = IntStream.range(0, 5)
                    .mapToObj(number -> {
                        var article = newsroom.publish(titled("Piece %d".formatted(number)));
                        published.put(article.id().toString(), Instant.now());
                        return article;
                    })
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(deliveredWell(published)).hasSize(well.size() * articles.size()));
            var delays = deliveredWell(published).stream().sorted().toList();
            assertThat(delays.get((int) (delays.size() * 0.99) - 1))
                    .as("from commit to delivery")
                    .isLessThan(Duration.ofSeconds(Integer.getInteger("webhook.seconds", 10)));
        } finally {
            ended.countDown();
        }
    }

    private List<Duration> deliveredWell(Map<String, Instant> published) {
        return receiver.requests().stream()
                .filter(request -> request.path().startsWith("/well"))
                .filter(request -> published.containsKey(subject(data(object(request)))))
                .map(request -> Duration.between(
                        Objects.requireNonNull(published.get(subject(data(object(request))))), request.at()))
                .toList();
    }

    private static void hang(CountDownLatch ended) {
        try {
            boolean _ = ended.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Hook create(String path, List<String> types) {
        var answer = ADMIN.post("/v1/desk/webhooks", Map.of("url", receiver.url(path), "types", types));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        var view = Json.object(answer);
        var hook = new Hook(
                "/v1/desk/webhooks/" + view.get("id"),
                String.valueOf(view.get("secret")),
                ((Number) Objects.requireNonNull(view.get("position"))).longValue());
        created.add(hook.path());
        return hook;
    }

    private static Response patch(Hook hook, Map<String, ?> patch) {
        var answer = ADMIN.send("PATCH", hook.path(), "application/merge-patch+json", patch, "If-Match", etag(hook));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static String etag(Hook hook) {
        return ADMIN.get(hook.path()).header("ETag");
    }

    private Receiver.Request awaitTold(Piece.Published article) {
        await().untilAsserted(() -> assertThat(toldOf(article)).isNotEmpty());
        return toldOf(article).getFirst();
    }

    private List<Receiver.Request> toldOf(Piece.Published article) {
        return receiver.requests().stream()
                .filter(told -> told.text().contains(article.id().toString()))
                .toList();
    }

    private List<Receiver.Request> toldOf(Receiver.Request same) {
        return receiver.requests().stream()
                .filter(told -> told.header("webhook-id").equals(same.header("webhook-id")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> changes(long after) {
        return (List<Map<String, Object>>) Objects.requireNonNull(
                Reader.read("/v1/changes?limit=100&after=" + after).get("data"));
    }

    private static Map<String, Object> object(Receiver.Request told) {
        return Json.object(told.text());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) Objects.requireNonNull(event.get("data"));
    }

    private static String subject(Map<String, Object> change) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(change.get("subject"))).get("id"));
    }

    /** As the specification has it: HMAC-SHA256 over id, time and body, under the bytes behind the prefix. */
    private static String signature(String secret, Receiver.Request told) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            var signed = "%s.%s.%s".formatted(told.header("webhook-id"), told.header("webhook-timestamp"), told.text());
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Hook(String path, String secret, long position) {}
}
