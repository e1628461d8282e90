package news.dateline.hub;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Receiver;
import news.dateline.testing.Staff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A subscriber and the hub, as WebSub has it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HubTest {
    private static final Staff ADMIN = Staff.admin();
    private static final String SECRET = "a secret of the subscriber";

    @Inject
    Newsroom newsroom;

    private final Receiver subscriber = Receiver.start().answering(HubTest::willing);

    @AfterEach
    void close() {
        subscriber.close();
    }

    /** Wants what it is asked for, and takes what it is sent. */
    private static Receiver.Answer willing(Receiver.Request request) {
        var challenge = parameters(request).get("hub.challenge");
        return challenge == null ? Receiver.Answer.of(200) : new Receiver.Answer(200, Map.of(), challenge);
    }

    @Test
    void fromSubscriptionToRetraction() {
        var section = newsroom.section();
        var feed = Reader.get("/feeds/sections/%s.atom".formatted(section));
        var topic = link(feed, "self");
        var hub = link(feed, "hub");
        assertThat(hub).endsWith("/websub");

        subscribe(hub, topic, "/callback?who=me", Map.of("hub.secret", SECRET, "hub.lease_seconds", "7200"));
        var asked = parameters(awaitRequest("GET"));
        assertThat(asked)
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", topic)
                .containsEntry("hub.lease_seconds", "7200")
                .containsEntry("who", "me");
        await().untilAsserted(() -> assertThat(states(topic)).containsExactly("active"));

        var article = newsroom.publish(titled("Sent by itself").in(section));
        var sent = awaitContent("Sent by itself");
        assertThat(sent.header("content-type")).startsWith("application/atom+xml");
        assertThat(sent.header("link")).contains("<%s>; rel=\"self\"".formatted(topic), "rel=\"hub\"");
        assertThat(sent.header("x-hub-signature")).isEqualTo("sha256=" + signature(sent.body()));
        assertThat(sent.text()).contains(article.id().toString());

        newsroom.retract(article);
        var withdrawn = awaitContent("deleted-entry ref=\"urn:uuid:" + article.id());
        assertThat(withdrawn.text()).doesNotContain("Sent by itself");

        request(hub, "unsubscribe", topic, "/callback?who=me", Map.of());
        await().untilAsserted(() -> assertThat(states(topic)).isEmpty());
        assertThat(subscriber.requests().stream()
                        .filter(request -> request.method().equals("GET"))
                        .map(request -> parameters(request).get("hub.mode")))
                .containsExactly("subscribe", "unsubscribe");
    }

    @Test
    void whoDoesNotWantItIsSentNothing() {
        var topic = topic();
        subscriber.answering(request -> new Receiver.Answer(200, Map.of(), "something else"));
        subscribe(topic, "/echo");
        subscriber.answering(request -> Receiver.Answer.of(404));
        subscribe(topic, "/refuses");
        await().untilAsserted(() -> assertThat(states(topic)).isEmpty());
    }

    @Test
    void aCallbackThatDoesNotAnswerIsAskedAgainAndThenForgotten() {
        var topic = topic();
        subscriber.answering(request -> Receiver.Answer.of(500));
        subscribe(topic, "/down");
        await().untilAsserted(() -> assertThat(states(topic)).isEmpty());
        assertThat(subscriber.requests("/down")).hasSize(2);
    }

    @Test
    void whatWasNotTakenComesAgainAsItIsThen() {
        var section = newsroom.section();
        var topic = link(Reader.get("/feeds/sections/%s.json".formatted(section)), "self");
        subscribe(topic, "/callback");
        await().untilAsserted(() -> assertThat(states(topic)).containsExactly("active"));
        subscriber.answering(request -> Receiver.Answer.of(503));
        newsroom.publish(titled("Not taken").in(section));
        awaitContent("Not taken");
        subscriber.answering(HubTest::willing);
        newsroom.publish(titled("And another").in(section));
        var sent = awaitContent("And another");
        assertThat(sent.text()).contains("Not taken");
        assertThat(sent.header("x-hub-signature")).as("without a secret").isEmpty();
    }

    @Test
    void whoSaysThatItIsGoneIsForgotten() {
        var section = newsroom.section();
        var topic = link(Reader.get("/feeds/sections/%s.rss".formatted(section)), "self");
        subscribe(topic, "/callback");
        await().untilAsserted(() -> assertThat(states(topic)).containsExactly("active"));
        subscriber.answering(request -> Receiver.Answer.of(410));
        newsroom.publish(titled("To nobody").in(section));
        await().untilAsserted(() -> assertThat(states(topic)).isEmpty());
    }

    @Test
    void theHouseMayEndIt() {
        var topic = topic();
        subscribe(topic, "/callback");
        await().untilAsserted(() -> assertThat(states(topic)).containsExactly("active"));
        var id = subscriptions(topic).getFirst().get("id");
        var path = "/v1/desk/websub/subscriptions/" + id;
        assertThat(ADMIN.send("DELETE", path, "application/json", "").statusCode())
                .isEqualTo(428);
        var etag = ADMIN.get(path).header("ETag");
        assertThat(ADMIN.send("DELETE", path, "application/json", "", "If-Match", etag)
                        .statusCode())
                .isEqualTo(204);
        await().untilAsserted(() -> assertThat(subscriber.requests().stream()
                        .map(request -> parameters(request).get("hub.mode")))
                .contains("denied"));
        await().untilAsserted(() -> assertThat(states(topic)).isEmpty());
    }

    @Test
    void leasesAreKeptWithinBounds() {
        for (var lease :
                Map.of("1", "3600", "999999999", "2592000", "", "864000").entrySet()) {
            var topic = topic();
            request(
                    "/websub",
                    "subscribe",
                    topic,
                    "/lease" + lease.getKey(),
                    Map.of("hub.lease_seconds", lease.getKey()));
            await().untilAsserted(() ->
                    assertThat(subscriber.requests("/lease" + lease.getKey())).isNotEmpty());
            assertThat(parameters(subscriber.requests("/lease" + lease.getKey()).getFirst()))
                    .containsEntry("hub.lease_seconds", lease.getValue());
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        var topic = topic();
        var callback = subscriber.url("/callback");
        refused("#/hub.mode", "publish", topic, callback, Map.of());
        refused("#/hub.topic", "subscribe", topic + "x", callback, Map.of());
        refused("#/hub.topic", "subscribe", "https://elsewhere.example/feed", callback, Map.of());
        refused("#/hub.topic", "subscribe", topic + "?cursor=abc", callback, Map.of());
        refused("#/hub.callback", "subscribe", topic, "ftp://a.example/", Map.of());
        refused("#/hub.callback", "subscribe", topic, "https://me@a.example/", Map.of());
        refused("#/hub.secret", "subscribe", topic, callback, Map.of("hub.secret", "x".repeat(201)));
        refused("#/hub.lease_seconds", "subscribe", topic, callback, Map.of("hub.lease_seconds", "soon"));
        Reader.assertProblem(given().contentType("application/json").body("{}").post("/websub"), 415, null);
    }

    @Test
    void oneHostCannotMakeTheHubKnockWithoutEnd() {
        var topic = topic();
        subscriber.answering(request -> {
            // It takes its time, so that requests pile up.
            LockSupport.parkNanos(300_000_000);
            return Receiver.Answer.of(404);
        });
        var statuses = IntStream.range(0, 300)
                .map(number -> send("/websub", "subscribe", topic, subscriber.url("/flood" + number), Map.of())
                        .statusCode())
                .boxed()
                .distinct()
                .toList();
        assertThat(statuses).containsExactlyInAnyOrder(202, 429);
    }

    private static void refused(String pointer, String mode, String topic, String callback, Map<String, String> more) {
        var answer = send("/websub", mode, topic, callback, more);
        Reader.assertProblem(answer, 422, null);
        assertThat(Json.texts(answer, "errors", "pointer")).contains(pointer);
    }

    private String topic() {
        return link(Reader.get("/feeds/tags/%s.atom".formatted(newsroom.tag())), "self");
    }

    private void subscribe(String topic, String callback) {
        request("/websub", "subscribe", topic, callback, Map.of());
    }

    private void subscribe(String hub, String topic, String callback, Map<String, String> more) {
        request(hub, "subscribe", topic, callback, more);
    }

    private void request(String hub, String mode, String topic, String callback, Map<String, String> more) {
        var answer = send(hub, mode, topic, subscriber.url(callback), more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    }

    private static Response send(String hub, String mode, String topic, String callback, Map<String, String> more) {
        return given().formParam("hub.mode", mode)
                .formParam("hub.topic", topic)
                .formParam("hub.callback", callback)
                .formParams(more)
                .post(hub);
    }

    private static String link(Response answer, String relation) {
        var found = Pattern.compile("<([^>]*)>; rel=\"%s\"".formatted(relation))
                .matcher(String.join(", ", answer.headers().getValues("Link")));
        assertThat(found.find()).as(relation).isTrue();
        return found.group(1);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> subscriptions(String topic) {
        var all = (List<Map<String, Object>>)
                Objects.requireNonNull(Json.at(ADMIN.get("/v1/desk/websub/subscriptions?limit=100"), "data"));
        return all.stream().filter(one -> topic.equals(one.get("topic"))).toList();
    }

    private static List<@Nullable Object> states(String topic) {
        return subscriptions(topic).stream()
                .<@Nullable Object>map(one -> one.get("state"))
                .toList();
    }

    private Receiver.Request awaitRequest(String method) {
        await().untilAsserted(() -> assertThat(subscriber.requests())
                .anyMatch(request -> request.method().equals(method)));
        return subscriber.requests().stream()
                .filter(request -> request.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private Receiver.Request awaitContent(String text) {
        await().untilAsserted(() -> assertThat(subscriber.requests())
                .anyMatch(request -> request.text().contains(text)));
        return subscriber.requests().stream()
                .filter(request -> request.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> parameters(Receiver.Request request) {
        var parameters = new HashMap<String, String>();
        Arrays.stream(request.query().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    private static String signature(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
