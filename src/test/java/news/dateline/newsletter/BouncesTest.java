package news.dateline.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import news.dateline.mail.Undeliverable;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Whose letters come back, and who complains, gets no more of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BouncesTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Event<Undeliverable> undeliverable;

    @Test
    void aHardBounceAndAComplaintEndItAndASoftBounceDoesNot() {
        var bouncing = subscribed();
        var complaining = subscribed();
        var full = subscribed();
        var report = SubscriberDesk.report(List.of(
                Map.of("type", "hard-bounce", "recipient", bouncing.toUpperCase(Locale.ROOT)),
                Map.of("type", "complaint", "recipient", complaining, "at", "2020-01-01T00:00:00Z"),
                Map.of("type", "soft-bounce", "recipient", full)));
        assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
        assertThat(report.jsonPath().<Map<String, Integer>>get()).isEqualTo(Map.of("suppressed", 2, "ignored", 1));

        assertEnded(bouncing, "bounced");
        assertEnded(complaining, "complained");
        assertThat(SubscriberDesk.subscriber(full).getString("subscriptions[0].status"))
                .isEqualTo("confirmed");
        assertNeverWrittenTo(bouncing);
    }

    @Test
    void theReturnPathTellsTheLetter() {
        var reader = Visitor.unknown();
        reader.signUp("daily-brief");
        var letter = mailbox.letterTo(reader.email(), 1);
        var report = SubscriberDesk.report(List.of(
                Map.of("type", "hard-bounce", "returnPath", "<bounce+%s@bounces.example.org>".formatted(letter.id()))));
        assertThat(report.jsonPath().getInt("suppressed")).as(report.asString()).isEqualTo(1);
        assertEnded(reader.email(), "bounced");
    }

    @Test
    void whatNobodyKnowsIsIgnoredAndWhatIsOldNewsToo() {
        var reader = subscribed();
        var report = SubscriberDesk.report(List.of(
                Map.of("type", "hard-bounce", "returnPath", "bounce+%s@x.example.org".formatted(UUID.randomUUID())),
                Map.of("type", "hard-bounce", "returnPath", "news@example.org"),
                Map.of("type", "complaint", "recipient", "no address"),
                Map.of("type", "hard-bounce", "recipient", reader, "at", "2020-01-01T00:00:00Z")));
        assertThat(report.jsonPath().<Map<String, Integer>>get()).isEqualTo(Map.of("suppressed", 0, "ignored", 4));
    }

    @Test
    void whoIsNoSubscriberIsRememberedAllTheSame() {
        var stranger = Newsroom.unique("stranger") + "@example.org";
        assertThat(SubscriberDesk.report(List.of(Map.of("type", "complaint", "recipient", stranger)))
                        .jsonPath()
                        .getInt("suppressed"))
                .isEqualTo(1);
        assertNeverWrittenTo(stranger);
    }

    @Test
    void aReportThatIsNoneIsToldWhere() {
        var report = SubscriberDesk.report(List.of(
                Map.of("type", "hard-bounce"),
                Map.of("type", "unsubscribe", "recipient", "ada@example.net"),
                Map.of("type", "complaint", "recipient", "ada@example.net", "returnPath", "x@example.net")));
        assertThat(report.statusCode()).isEqualTo(422);
        assertThat(report.jsonPath().getList("errors.pointer"))
                .isEqualTo(List.of("#/events/0", "#/events/1/type", "#/events/2"));
        assertThat(SubscriberDesk.report(List.of()).statusCode()).isEqualTo(422);
    }

    @Test
    void whatOurOwnServerRefusesNeedsNoReport() {
        var reader = subscribed();
        var id = UUID.fromString(SubscriberDesk.subscriber(reader).getString("id"));
        QuarkusTransaction.requiringNew()
                .run(() -> undeliverable.fire(new Undeliverable(UUID.randomUUID(), "confirmation", id, reader)));
        assertEnded(reader, "bounced");
    }

    private static String subscribed() {
        var email = Newsroom.unique("reader") + "@example.org";
        SubscriberDesk.imported("email,newsletters,confirmed_at,proof\n%s,daily-brief,2025-03-04,x\n".formatted(email));
        return email;
    }

    private static void assertEnded(String email, String reason) {
        var subscriber = SubscriberDesk.subscriber(email);
        assertThat(subscriber.getString("subscriptions[0].reason")).isEqualTo(reason);
        assertThat(subscriber.getString("subscriptions[0].status")).isEqualTo("ended");
        assertThat(subscriber.getString("suppressed")).isEqualTo(reason);
        assertThat(SubscriberDesk.consents(subscriber.getString("id"))).contains(reason);
    }

    private void assertNeverWrittenTo(String email) {
        Visitor.called(email).signUp("night-shift");
        var other = Visitor.unknown();
        other.signUp("night-shift");
        // Whoever came later has their letter, so this one's turn is over.
        await().untilAsserted(() -> assertThat(mailbox.lettersTo(other.email())).hasSize(1));
        assertThat(mailbox.lettersTo(email)).isEmpty();
    }
}
