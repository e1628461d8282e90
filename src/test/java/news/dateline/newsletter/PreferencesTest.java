package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Readers see, change, copy and end what they have with us. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreferencesTest {
    private static final String ME = "/v1/subscriptions/me";

    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    @Inject
    Session database;

    @Inject
    Subscribers subscribers;

    @Inject
    Ending ending;

    private final Visitor reader = Visitor.unknown();

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Subscriber " + token);
    }

    private static Response patch(String token, Map<String, ?> patch) {
        return with(token)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(ME);
    }

    @Test
    void aReaderJoinsAndLeavesByAMailedLink() {
        reader.subscribe(mailbox, "daily-brief");
        var token = reader.preferencesToken(mailbox);

        var seen = with(token).get(ME).jsonPath();
        assertThat(seen.getString("email")).isEqualTo(reader.email());
        assertThat(seen.getList("newsletters")).containsExactly("daily-brief");

        var changed = patch(token, Map.of("newsletters", List.of("kupol", "night-shift"), "language", "uk"));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().<String>getList("newsletters")).containsExactlyInAnyOrder("kupol", "night-shift");
        assertThat(changed.jsonPath().getString("language")).isEqualTo("uk");
        assertThat(mailbox.lettersTo(reader.email())).hasSize(2);

        // What the patch does not name stays.
        assertThat(patch(token, Map.of("language", "en")).jsonPath().<String>getList("newsletters"))
                .containsExactlyInAnyOrder("kupol", "night-shift");
        assertThat(backstage.ledger(reader.email()))
                .containsExactly(
                        "requested daily-brief",
                        "confirmed daily-brief",
                        "withdrawn daily-brief",
                        "confirmed night-shift",
                        "confirmed kupol");
    }

    @Test
    void unknownAndReadOnlyMembersAreRefused() {
        reader.subscribe(mailbox, "daily-brief");
        var token = reader.preferencesToken(mailbox);
        var nothing = with(token)
                .contentType("application/merge-patch+json")
                .body("{\"newsletters\":null}")
                .patch(ME);
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.jsonPath().getString("errors[0].pointer")).isEqualTo("#/newsletters");
        assertThat(backstage.subscriptions(reader.email())).contains("confirmed daily-brief");
        assertThat(patch(token, Map.of("newsletters", List.of("no-such-letter")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(patch(token, Map.of("language", "tlh")).statusCode()).isEqualTo(422);
        assertThat(patch(token, Map.of("email", "other@example.org")).statusCode())
                .isEqualTo(422);
        assertThat(patch(token, Map.of("colour", "red")).statusCode()).isEqualTo(400);
    }

    @Test
    void theLinkIsGoodForAnHourAndForNobodyWithoutIt() {
        reader.subscribe(mailbox, "daily-brief");
        var token = reader.preferencesToken(mailbox);
        assertThat(with(token).get(ME).statusCode()).isEqualTo(200);

        backstage.pass(Duration.ofMinutes(61), reader.email());

        var late = with(token).get(ME);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.header("WWW-Authenticate")).startsWith("Subscriber");
        assertThat(given().get(ME).asString()).isEqualTo(late.asString());
    }

    @Test
    void aReaderTakesACopyOfAllThatIsKept() {
        reader.subscribe(mailbox, "daily-brief");
        var export = with(reader.preferencesToken(mailbox)).get(ME + "/export");
        assertThat(export.header("Content-Disposition")).startsWith("attachment");
        var copy = export.jsonPath();
        assertThat(copy.getString("email")).isEqualTo(reader.email());
        assertThat(copy.getList("consents.kind")).containsExactly("requested", "confirmed");
        assertThat(copy.getString("consents[0].text")).isEqualTo("Send me news. I can leave at any time.");
        assertThat(copy.getString("consents[0].formId")).isEqualTo("article-footer");
        assertThat(copy.getString("consents[0].network")).endsWith("/24");
        assertThat(copy.getString("consents[1].proof")).startsWith("mailed link");
    }

    @Test
    void whoIsForgottenLeavesNothingButAKeyedHashAndIsNeverWrittenToAgain() {
        reader.subscribe(mailbox, "daily-brief");
        var token = reader.preferencesToken(mailbox);

        assertThat(with(token).delete(ME).statusCode()).isEqualTo(204);

        assertThat(backstage.everything())
                .noneMatch(row -> row.contains(reader.email().replaceAll("@.*", "")));
        assertThat(backstage.ledger(reader.email()))
                .containsExactly("requested daily-brief", "confirmed daily-brief", "erased -");
        assertThat(with(token).get(ME).statusCode()).isEqualTo(401);

        int letters = mailbox.lettersTo(reader.email()).size();
        backstage.pass(Duration.ofDays(2), reader.email());
        assertThat(reader.signUp("daily-brief").statusCode()).isEqualTo(202);
        assertThat(reader.askForLink().statusCode()).isEqualTo(202);
        await().until(backstage::isQuiet);
        assertThat(mailbox.lettersTo(reader.email())).hasSize(letters);
    }

    @Test
    void whoHasLeftMayComeBack() {
        var letter = reader.subscribe(mailbox, "daily-brief");
        Visitor.leave(letter.token("/unsubscribe/"));
        backstage.pass(Duration.ofMinutes(61), reader.email());

        assertThat(reader.signUp("daily-brief").statusCode()).isEqualTo(202);
        var second = mailbox.letterTo(reader.email(), 2);
        assertThat(Visitor.confirm(second.token("/confirm")).statusCode()).isEqualTo(200);
        assertThat(backstage.ledger(reader.email()))
                .containsExactly(
                        "requested daily-brief",
                        "confirmed daily-brief",
                        "withdrawn daily-brief",
                        "requested daily-brief",
                        "confirmed daily-brief");
    }

    @Test
    void aSecondNewsletterIsConfirmedLikeTheFirst() {
        reader.subscribe(mailbox, "daily-brief");
        backstage.pass(Duration.ofMinutes(61), reader.email());
        reader.signUp("daily-brief", "kupol");
        var letter = mailbox.letterTo(reader.email(), 2);
        assertThat(letter.text()).contains("Під куполом").doesNotContain("The Daily Brief");
        assertThat(Visitor.confirm(letter.token("/confirm")).jsonPath().getList("newsletters"))
                .containsExactly("kupol");
    }

    @Test
    void whatIsNewWithinTheHourIsAskedForWhenItIsOver() {
        reader.signUp("daily-brief");
        mailbox.letterTo(reader.email(), 1);
        reader.signUp("daily-brief", "kupol");
        reader.signUp("kupol");
        reader.signUp("daily-brief");
        await().until(backstage::isQuiet);
        assertThat(mailbox.lettersTo(reader.email())).hasSize(1);
        assertThat(backstage.everything().stream()
                        .filter(row -> row.startsWith("sign-up ") && row.contains(reader.email())))
                .hasSize(1);

        backstage.pass(Duration.ofMinutes(61), reader.email());
        var letter = mailbox.letterTo(reader.email(), 2);
        assertThat(letter.text()).contains("Під куполом");
        await().until(backstage::isQuiet);
        assertThat(Visitor.confirm(letter.token("/confirm")).statusCode()).isEqualTo(200);
        assertThat(backstage.subscriptions(reader.email())).contains("confirmed daily-brief", "confirmed kupol");
    }

    @Test
    void aSignUpThatMeetsAnErasureIsDropped() {
        reader.subscribe(mailbox, "daily-brief");
        int letters = mailbox.lettersTo(reader.email()).size();
        backstage.pass(Duration.ofMinutes(61), reader.email());
        QuarkusTransaction.requiringNew().run(() -> {
            var subscriber = subscribers.lockedByKey(reader.email()).orElseThrow();
            reader.signUp("kupol");
            await().until(() -> backstage.number(
                            "select count(*) from pg_locks where locktype in ('transactionid', 'tuple') and not granted")
                    > 0);
            ending.erase(subscriber, "desk");
        });
        await().untilAsserted(() -> assertThat(backstage.everything())
                .noneMatch(row -> row.contains(reader.email().replaceAll("@.*", ""))));
        assertThat(mailbox.lettersTo(reader.email())).hasSize(letters);
        assertThat(backstage.ledger(reader.email())).endsWith("erased -");
    }

    @Test
    void whoWithdrawsTheRequestCannotConfirmItAnyMore() {
        reader.signUp("daily-brief");
        var first = mailbox.letterTo(reader.email(), 1);
        backstage.pass(Duration.ofMinutes(61), reader.email());
        reader.signUp("daily-brief", "kupol");
        var second = mailbox.letterTo(reader.email(), 2);
        Visitor.leave(first.token("/unsubscribe/"));
        assertThat(Visitor.confirm(first.token("/confirm")).statusCode()).isEqualTo(410);
        assertThat(Visitor.confirm(second.token("/confirm")).jsonPath().getList("newsletters"))
                .containsExactly("kupol");
    }

    @Test
    void theLedgerCannotBeRewritten() {
        reader.subscribe(mailbox, "daily-brief");
        for (var sql : List.of(
                "update consent_entry set text = 'I agree to everything'",
                "update consent_entry set kind = 'confirmed', subscriber_id = null",
                "delete from consent_entry",
                "truncate consent_entry")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> database.createNativeMutationQuery(sql).executeUpdate()))
                    .as(sql)
                    .hasStackTraceContaining("append-only");
        }
    }
}
