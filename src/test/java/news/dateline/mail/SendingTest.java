package news.dateline.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import news.dateline.testing.LogEar;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.SmtpPeer;
import news.dateline.testing.SmtpPeer.Received;
import news.dateline.testing.SmtpPeer.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A post office with all the faults there are: nothing is lost, and nothing comes twice but what it took and then denied. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SendingTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // JUnit calls open first.
class SendingTest {
    private static final int LETTERS = Integer.getInteger("letters", 200);

    @Inject
    Sorter sorter;

    private SmtpPeer peer;

    /** Settings with which faults take no time. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(SmtpPeer.reservedPort()),
                    "dateline.mail.answer-timeout", "500ms",
                    "dateline.mail.send-timeout", "3s",
                    "dateline.mail.first-pause", "200ms",
                    "dateline.mail.longest-pause", "1s",
                    "dateline.mail.bounce-domain", "bounces.example.org");
        }
    }

    @BeforeEach
    void open() {
        peer = SmtpPeer.at(SmtpPeer.reservedPort());
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void aLetterLeavesWithinASecond() {
        var id = sorter.post(Letters.to("swift@example.net"));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(peer.received("swift@example.net")).hasSize(1));
        assertThat(peer.received("swift@example.net").getFirst().from()).isEqualTo("bounce+%s@bounces.example.org", id);
    }

    @Test
    void faultsLoseNothingAndDoubleOnlyWhatWasCutAfterItWasTaken() {
        peer.behave(SendingTest::faulty);
        var letters = IntStream.range(0, LETTERS)
                .mapToObj(number -> Letters.to("reader-%d@example.net".formatted(number)))
                .toList();
        var ids = sorter.post(letters);
        await().atMost(Duration.ofSeconds(30 + LETTERS / 20))
                .untilAsserted(() -> assertThat(sorter.waiting(ids)).isZero());

        for (int number = 0; number < LETTERS; number++) {
            var copies = peer.received(letters.get(number).to());
            int expected = number % 10 == 1 ? 0 : number % 10 == 4 ? 2 : 1;
            assertThat(copies).as("copies of letter %d", number).hasSize(expected);
            var name = "<%s@example.org>".formatted(ids.get(number));
            assertThat(copies).extracting(one -> one.header("Message-ID")).allMatch(name::equals);
        }
        assertThat(peer.connections()).isLessThanOrEqualTo(8);
    }

    /** By the last digit of their number: put off, refused, silent, cut before and after the content; the rest is well. */
    private static @Nullable String faulty(Stage stage, String recipient, int attempt) {
        var number = recipient.replaceAll("[^0-9]", "");
        var fault = number.isEmpty() ? -1 : Integer.parseInt(number) % 10;
        boolean isFirst = attempt == 1;
        if (fault == 0 && stage == Stage.RECIPIENT && attempt < 3) {
            return "451 4.7.1 Greylisted";
        }
        if (fault == 1 && stage == Stage.RECIPIENT) {
            return "550 5.1.1 <%s> is not here".formatted(recipient);
        }
        if (fault == 2 && stage == Stage.CONTENT && isFirst && Integer.parseInt(number) < 50) {
            return "452 4.3.1 No room";
        }
        if (fault == 3 && stage == Stage.RECIPIENT && isFirst) {
            return Integer.parseInt(number) < 50 ? SmtpPeer.SILENCE : SmtpPeer.CUT;
        }
        return fault == 4 && stage == Stage.CONTENT && isFirst ? SmtpPeer.CUT : null;
    }

    @Test
    void whoCannotBeReachedIsToldToTheRoomThatWrote() {
        peer.behave((stage, recipient, attempt) -> stage == Stage.RECIPIENT ? "550 5.1.1 Nobody" : null);
        var subscriber = UUID.randomUUID();
        var id = sorter.post(Letters.about(subscriber, "nobody@example.net"));
        await().untilAsserted(() -> assertThat(sorter.undeliverable())
                .contains(new Undeliverable(id, "test", subscriber, "nobody@example.net")));
        assertThat(sorter.row(id))
                .contains("\"status\":\"refused\"", "\"reply_code\":550")
                .doesNotContain("nobody@");
        assertThat(metrics()).contains("dateline_mail_failures_total{kind=\"test\",outcome=\"refused\"");
    }

    @Test
    void whileThePostOfficeIsClosedLettersWait() {
        peer.close();
        var id = sorter.post(Letters.to("patient@example.net"));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"attempts\":3"));
        assertThat(metrics()).contains("dateline_mail_failures_total{kind=\"test\",outcome=\"deferred\"");
        peer = SmtpPeer.at(SmtpPeer.reservedPort());
        await().untilAsserted(
                        () -> assertThat(peer.received("patient@example.net")).hasSize(1));
    }

    @Test
    void whatIsThreeDaysOldIsGivenUp() {
        peer.close();
        var id = sorter.post(Letters.to("late@example.net"));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"attempts\":1"));
        sorter.age(id, Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"expired\""));
        assertThat(sorter.row(id)).doesNotContain("late@");
    }

    @Test
    void whatIsNotGoodAnyMoreIsNotSent() {
        var stale = sorter.post(Letters.goodFor(Duration.ZERO, "stale@example.net"));
        var fresh = sorter.post(Letters.goodFor(Duration.ofHours(1), "fresh@example.net"));
        await().untilAsserted(() -> assertThat(sorter.row(stale)).contains("\"status\":\"expired\""));
        await().untilAsserted(() -> assertThat(sorter.row(fresh)).contains("\"status\":\"sent\""));
        assertThat(sorter.row(stale)).doesNotContain("stale@", "Hello");
        assertThat(peer.received("stale@example.net")).isEmpty();
        assertThat(peer.received("fresh@example.net")).hasSize(1);
    }

    @Test
    void whatWaitsForAnotherTryEndsWhenItIsNotGoodAnyMore() {
        peer.close();
        var id = sorter.post(Letters.goodFor(Duration.ofHours(1), "overtaken@example.net"));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"attempts\":2"));
        sorter.age(id, Duration.ofHours(1));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"expired\""));
    }

    @Test
    void whatCannotBeReadIsForgottenWhenThreeDaysOld() {
        peer.close();
        var id = sorter.post(Letters.to("riddle@example.net"));
        sorter.garble(id);
        sorter.age(id, Duration.ofDays(3));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"expired\""));
        assertThat(sorter.row(id)).doesNotContain("riddle@", "Hello");
    }

    @Test
    void theLogNamesNobody() {
        var ear = LogEar.open();
        try (ear) {
            peer.behave((stage, recipient, attempt) ->
                    stage == Stage.RECIPIENT && attempt == 1 ? "451 4.2.0 <%s> is asleep".formatted(recipient) : null);
            var ids = new ArrayList<UUID>(sorter.post(List.of(Letters.to("discreet@example.net"))));
            await().untilAsserted(() -> assertThat(sorter.waiting(ids)).isZero());
        }
        assertThat(ear.lines()).anyMatch(line -> line.contains("451"));
        assertThat(ear.lines()).noneMatch(line -> line.contains("discreet"));
        assertThat(peer.received("discreet@example.net"))
                .extracting(Received::to)
                .hasSize(1);
    }

    private static String metrics() {
        return given().accept("text/plain").get("/q/metrics").asString();
    }
}
