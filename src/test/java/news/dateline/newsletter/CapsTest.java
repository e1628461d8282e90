package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RestAssuredConfig.newConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Race;
import org.junit.jupiter.api.Test;

/** Programs that sign up strangers get nowhere. */
@QuarkusTest
@TestProfile(CapsTest.Narrow.class)
@QuarkusTestResource(PostgresResource.class)
class CapsTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    /** Small caps, and a proof of work; every test comes from a network of its own. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dateline.newsletter.caps.per-network-and-hour", "12",
                    "dateline.newsletter.caps.sign-ups-per-network-and-minute", "250",
                    "dateline.newsletter.caps.per-hour", "1000000",
                    "dateline.newsletter.proof-of-work.bits", "8",
                    "dateline.newsletter.confirm-url", "https://www.example.org/welcome?from=mail",
                    "dateline.newsletter.template-folder", "src/test/resources/newsletter/theme");
        }
    }

    private static Response askForLink(String network) {
        return from(network)
                .contentType("application/json")
                .body(Map.of("email", "crowd@example.org"))
                .post("/v1/subscriptions/links");
    }

    /** From this address of our own machine. */
    private static RequestSpecification from(String address) {
        try {
            var local = InetAddress.getByName(address);
            return given().config(
                            newConfig().httpClient(httpClientConfig().setParam("http.route.local-address", local)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response signUp(String network, String email, Map<String, ?> proof) {
        return from(network)
                .contentType("application/json")
                .body(Map.of("email", email, "newsletters", List.of("daily-brief"), "proof", proof))
                .post("/v1/subscriptions");
    }

    private static Map<String, String> solved() {
        var challenge = given().get("/v1/subscriptions/challenge").jsonPath();
        var text = challenge.getString("challenge");
        var nonce = IntStream.iterate(0, number -> number + 1)
                .mapToObj(Integer::toString)
                .filter(number -> Challenges.leadingZeros(sha256(text + ":" + number)) >= challenge.getInt("bits"))
                .findFirst()
                .orElseThrow();
        return Map.of("challenge", text, "nonce", nonce);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aThousandSignUpsForTenAddressesMakeTenLetters() {
        var victims = Stream.generate(Visitor::unknown).limit(10).toList();
        for (int round = 0; round < 25; round++) {
            var answers = Race.of(
                    40,
                    hand -> signUp(
                            "127.1.%d.1".formatted(hand), victims.get(hand % 10).email(), solved()));
            assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        }
        await().atMost(Duration.ofSeconds(60)).until(backstage::isQuiet);
        assertThat(victims).allMatch(victim -> mailbox.lettersTo(victim.email()).size() == 1);
    }

    @Test
    void anAddressGetsThreeLettersADayAndANetworkCausesTwelveAnHour() {
        var reader = Visitor.unknown();
        for (int letters = 1; letters <= 3; letters++) {
            signUp("127.2.2.2", reader.email(), solved());
            mailbox.letterTo(reader.email(), letters);
            backstage.pass(Duration.ofMinutes(61), reader.email());
        }
        signUp("127.2.2.2", reader.email(), solved());
        await().until(backstage::isQuiet);
        assertThat(mailbox.lettersTo(reader.email())).hasSize(3);

        var strangers = Stream.generate(Visitor::unknown).limit(20).toList();
        strangers.forEach(stranger -> signUp("127.3.3.3", stranger.email(), solved()));
        await().until(backstage::isQuiet);
        assertThat(strangers.stream()
                        .filter(one -> mailbox.lettersTo(one.email()).size() == 1))
                .hasSize(12);
        var neighbour = Visitor.unknown();
        signUp("127.3.3.200", neighbour.email(), solved());
        var elsewhere = Visitor.unknown();
        signUp("127.3.4.3", elsewhere.email(), solved());
        mailbox.letterTo(elsewhere.email(), 1);
        await().until(backstage::isQuiet);
        assertThat(mailbox.lettersTo(neighbour.email())).isEmpty();
    }

    @Test
    void aNetworkThatSendsTooManyIsToldToWait() {
        // Whatever minute it is: so many do not fit into two.
        var answers = IntStream.range(0, 12)
                .mapToObj(round -> Race.of(50, hand -> askForLink("127.4.4.4")))
                .flatMap(List::stream)
                .toList();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 202 || answer.statusCode() == 429);
        var refused =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(refused).hasSizeBetween(100, 400);
        assertThat(refused).allMatch(answer -> "60".equals(answer.header("Retry-After")));
        assertThat(askForLink("127.4.5.4").statusCode()).isEqualTo(202);
    }

    @Test
    void whoIsAskedForAProofMustBringAFreshOne() {
        var reader = Visitor.unknown();
        var proof = solved();
        assertThat(signUp("127.5.5.5", reader.email(), Map.of()).statusCode()).isEqualTo(422);
        assertThat(reader.signUp("daily-brief").jsonPath().getString("errors[0].pointer"))
                .isEqualTo("#/proof");
        assertThat(signUp("127.5.5.5", reader.email(), Map.of("challenge", proof.get("challenge"), "nonce", "no"))
                        .statusCode())
                .isEqualTo(422);
        // A slip in the address costs no proof.
        assertThat(signUp("127.5.5.5", "nobody", proof).jsonPath().getString("errors[0].pointer"))
                .isEqualTo("#/email");
        var answers = Race.of(4, hand -> signUp("127.5.5.5", reader.email(), proof));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 422))
                .hasSize(3);
        // A form without the stamp would be a way around it.
        var around = Visitor.unknown();
        given().contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("email", around.email(), "newsletters", "daily-brief"))
                .post("/v1/subscriptions");
        assertThat(backstage.everything()).noneMatch(row -> row.contains(around.email()));
    }

    @Test
    void thePublishersOwnPagesTextsAndTemplatesStandInForOurs() {
        var reader = Visitor.unknown();
        signUp("127.6.6.6", reader.email(), solved());
        var letter = mailbox.letterTo(reader.email(), 1);
        assertThat(letter.links())
                .anyMatch(link -> link.startsWith("https://www.example.org/welcome?from=mail&token="));
        assertThat(letter.subject()).isEqualTo("One more step");
        assertThat(given().get("/subscriptions/confirm?token=any").asString())
                .contains("<h1>Almost there</h1>")
                .contains("Confirm your subscription");
        assertThat(given().get("/subscriptions/confirm?token=%22%3E%3Cscript%3E")
                        .asString())
                .doesNotContain("<script");
    }
}
