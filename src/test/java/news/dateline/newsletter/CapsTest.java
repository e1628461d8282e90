package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.PostgresResource;
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

    @Inject
    Challenges challenges;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    /** Small caps, and a proof of work; every test comes from a network of its own. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dateline.newsletter.caps.per-network-and-hour", "12",
                    "dateline.newsletter.caps.sign-ups-per-network-and-minute", "250",
                    "dateline.newsletter.caps.per-hour", "1000000",
                    "dateline.newsletter.proof-of-work.bits", "8",
                    "dateline.public-url", "https://news.example.org/api",
                    "dateline.newsletter.confirm-url", "https://www.example.org/welcome?from=mail",
                    "dateline.newsletter.template-folder", "src/test/resources/newsletter/theme");
        }
    }

    private static Answer askForLink(String network) {
        return post(network, "/v1/subscriptions/links", Map.of("email", "crowd@example.org"));
    }

    private static Answer signUp(String network, String email, Map<String, ?> proof) {
        return post(
                network,
                "/v1/subscriptions",
                Map.of("email", email, "newsletters", List.of("daily-brief"), "proof", proof));
    }

    /** From this address of our own machine; a crowd is too many for the client of the other tests. */
    private static Answer post(String network, String path, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build();
        var client = CLIENTS.computeIfAbsent(network, CapsTest::client);
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client(String network) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(network))
                    .build();
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(int status, HttpHeaders headers, String body) {
        boolean is(int expected) {
            return status == expected;
        }
    }

    /** What each of many hands is answered that do it at the same moment. */
    private static List<Answer> all(int hands, IntFunction<Answer> deed) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, hands)
                    .mapToObj(hand -> CompletableFuture.supplyAsync(() -> deed.apply(hand), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Map<String, String> solved() {
        var challenge = challenges.issue();
        var nonce = IntStream.iterate(0, number -> number + 1)
                .mapToObj(Integer::toString)
                .filter(number ->
                        Challenges.leadingZeros(sha256(challenge.challenge() + ":" + number)) >= challenge.bits())
                .findFirst()
                .orElseThrow();
        return Map.of("challenge", challenge.challenge(), "nonce", nonce);
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
            var network = "127.1.%d.1".formatted(round % 8);
            var proofs = Stream.generate(this::solved).limit(40).toList();
            assertThat(all(40, hand -> signUp(network, victims.get(hand % 10).email(), proofs.get(hand))))
                    .allMatch(answer -> answer.is(202));
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
        var answers = IntStream.range(0, 15)
                .mapToObj(round -> all(40, hand -> askForLink("127.4.4.4")))
                .flatMap(List::stream)
                .toList();
        assertThat(answers).allMatch(answer -> answer.is(202) || answer.is(429));
        var refused = answers.stream().filter(answer -> answer.is(429)).toList();
        assertThat(refused).hasSizeBetween(100, 350);
        assertThat(refused)
                .allMatch(answer -> answer.headers().firstValue("Retry-After").equals(Optional.of("60")));
        assertThat(askForLink("127.4.5.4").is(202)).isTrue();
    }

    @Test
    void whoIsAskedForAProofMustBringAFreshOne() {
        var reader = Visitor.unknown();
        var proof = solved();
        assertThat(signUp("127.5.5.5", reader.email(), Map.of()).is(422)).isTrue();
        assertThat(reader.signUp("daily-brief").jsonPath().getString("errors[0].pointer"))
                .isEqualTo("#/proof");
        var unsolved = Map.of("challenge", proof.getOrDefault("challenge", ""), "nonce", "");
        assertThat(signUp("127.5.5.5", reader.email(), unsolved).is(422)).isTrue();
        // A slip in the address costs no proof.
        assertThat(signUp("127.5.5.5", "nobody", proof).body()).contains("invalid-email");
        var answers = all(4, hand -> signUp("127.5.5.5", reader.email(), proof));
        assertThat(answers.stream().filter(answer -> answer.is(202))).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.is(422))).hasSize(3);
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
                .contains("<h1>Almost there</h1>", "action=\"/api/subscriptions/confirm\"")
                .contains("Confirm your subscription");
        assertThat(given().get("/subscriptions/confirm?token=%22%3E%3Cscript%3E")
                        .asString())
                .doesNotContain("<script");
    }
}
