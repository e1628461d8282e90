package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Race;
import news.dateline.testing.RawHttp;
import org.junit.jupiter.api.Test;

/** Every token opens one door, and all closed doors look alike. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenPurposeTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    private static final Map<String, Function<String, Response>> DOORS = new LinkedHashMap<>(Map.of(
            "confirm", Visitor::confirm,
            "confirm by form", token -> form("/subscriptions/confirm", token),
            "see", token -> me(token).get("/v1/subscriptions/me"),
            "change",
                    token -> me(token)
                            .contentType("application/merge-patch+json")
                            .body("{\"newsletters\":[]}")
                            .patch("/v1/subscriptions/me"),
            "export", token -> me(token).get("/v1/subscriptions/me/export"),
            "page", token -> given().get("/subscriptions/preferences?token=" + token),
            "change by form", token -> form("/subscriptions/preferences", token),
            "export by form", token -> form("/subscriptions/preferences/export", token),
            "leave", Visitor::leave,
            "leaving page", token -> given().get("/subscriptions/unsubscribe/" + token)));

    private static final Map<String, String> KEYS = Map.of(
            "confirm", "confirm",
            "confirm by form", "confirm",
            "see", "preferences",
            "change", "preferences",
            "export", "preferences",
            "page", "preferences",
            "change by form", "preferences",
            "export by form", "preferences",
            "leave", "unsubscribe",
            "leaving page", "unsubscribe");

    private static RequestSpecification me(String token) {
        return given().header("Authorization", "Subscriber " + token);
    }

    private static Response form(String path, String token) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("token", token)
                .post(path);
    }

    @Test
    void aTokenOpensItsOwnDoorsAndNoOther() {
        for (var door : DOORS.entrySet()) {
            var reader = Visitor.unknown();
            reader.subscribe(mailbox, "daily-brief");
            backstage.pass(Duration.ofMinutes(61), reader.email());
            reader.signUp("kupol");
            var letter = mailbox.letterTo(reader.email(), 2);
            var tokens = new LinkedHashMap<String, String>();
            tokens.put("nothing", "A".repeat(43));
            tokens.put("confirm", letter.token("/confirm"));
            tokens.put("unsubscribe", letter.token("/unsubscribe/"));
            tokens.put("preferences", reader.preferencesToken(mailbox));
            var before = state(reader);
            var refusals = new HashSet<String>();
            tokens.forEach((purpose, token) -> {
                if (!purpose.equals(KEYS.get(door.getKey()))) {
                    var answer = door.getValue().apply(token);
                    assertThat(answer.statusCode())
                            .as("%s with the token of %s", door.getKey(), purpose)
                            .isIn(401, 410);
                    assertThat(answer.asString()).doesNotContain(token).doesNotContain(reader.email());
                    refusals.add(answer.statusCode() + answer.asString());
                }
            });
            assertThat(refusals).as(door.getKey()).hasSize(1);
            assertThat(state(reader)).as(door.getKey()).isEqualTo(before);
            var own = Objects.requireNonNull(tokens.get(KEYS.get(door.getKey())));
            assertThat(door.getValue().apply(own).statusCode())
                    .as(door.getKey())
                    .isEqualTo(200);
        }
    }

    private List<String> state(Visitor reader) {
        return backstage.subscriptions(reader.email());
    }

    @Test
    void aConfirmationIsGoodOnce() {
        var reader = Visitor.unknown();
        reader.signUp("daily-brief");
        var token = mailbox.letterTo(reader.email(), 1).token("/confirm");
        var answers = Race.of(8, hand -> Visitor.confirm(token));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 410))
                .hasSize(7);
        assertThat(backstage.ledger(reader.email())).containsExactly("requested daily-brief", "confirmed daily-brief");
    }

    @Test
    void aConfirmationExpires() {
        var reader = Visitor.unknown();
        reader.signUp("daily-brief");
        var token = mailbox.letterTo(reader.email(), 1).token("/confirm");
        backstage.pass(Duration.ofHours(49), reader.email());
        var late = Visitor.confirm(token);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.asString()).isEqualTo(Visitor.confirm("never-was-one").asString());
    }

    @Test
    void aTokenInAPathIsInNoProblem() {
        var secret = "s3cr3t-".repeat(8);
        for (var answer : List.of(
                given().accept("application/json").post("/subscriptions/unsubscribe/" + secret),
                given().get("/subscriptions/unsubscribe/" + secret + "?colour=%zz"),
                given().delete("/subscriptions/unsubscribe/" + secret),
                given().accept("image/png").get("/subscriptions/unsubscribe/" + secret),
                given().get("/v1/previews/" + secret))) {
            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.asString()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void norInAMetricHoweverItCame() {
        var secret = "s3cr3t-".repeat(8);
        given().put("/subscriptions/unsubscribe/" + secret);
        RawHttp.get("/subscriptions/%75nsubscribe/" + secret + "?colour=%zz");
        given().put("/v1/previews/" + secret);
        given().get("/subscriptions/unsubscribe/" + secret);
        assertThat(given().get("/q/metrics").asString())
                .contains("/subscriptions/unsubscribe/{token}")
                .doesNotContain("s3cr3t");
    }

    @Test
    void linksWorkHoweverProgramsOnTheWayDecorateThem() {
        var reader = Visitor.unknown();
        reader.subscribe(mailbox, "daily-brief");
        var letter = mailbox.letterTo(reader.email(), 1);
        var leave = path(letter.link("/unsubscribe/"));
        assertThat(RawHttp.get(leave + "?utm_source=mail&x=").status()).isEqualTo(200);
        assertThat(given().accept("text/plain").post(leave).statusCode()).isEqualTo(200);
        assertThat(backstage.ledger(reader.email())).contains("withdrawn daily-brief");
    }

    @Test
    void lookingAtAMailedLinkAHundredTimesChangesNothing() {
        var reader = Visitor.unknown();
        reader.subscribe(mailbox, "daily-brief");
        backstage.pass(Duration.ofMinutes(61), reader.email());
        reader.signUp("kupol");
        var letter = mailbox.letterTo(reader.email(), 2);
        var link = "/subscriptions/preferences?token=" + reader.preferencesToken(mailbox);
        var links = List.of(path(letter.link("/confirm")), path(letter.link("/unsubscribe/")), link);
        var before = state(reader);
        for (int i = 0; i < 100; i++) {
            for (var one : links) {
                var looked = i % 2 == 0 ? given().header("Purpose", "prefetch").get(one) : given().head(one);
                assertThat(looked.statusCode()).isEqualTo(200);
            }
        }
        assertThat(state(reader)).isEqualTo(before);
        assertThat(Visitor.confirm(letter.token("/confirm")).statusCode()).isEqualTo(200);
    }

    private static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }
}
