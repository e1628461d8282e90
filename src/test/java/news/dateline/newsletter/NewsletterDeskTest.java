package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** Editors found newsletters, change them and give them up. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NewsletterDeskTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    @Inject
    Pruning pruning;

    private final Shelf newsletters = new Shelf(Staff.admin(), "newsletters");

    @Test
    void aNewsletterIsFoundedRenamedClosedAndGivenUp() {
        var name = Newsroom.unique("Evening Post");
        var made = newsletters.created(Map.of(
                "name", name,
                "cadence", "Every evening",
                "senderName", "The Evening Post",
                "senderAddress", "evening@news.example",
                "replyTo", "editors@news.example"));
        assertThat(newsletters.publicly(slug(made)).jsonPath().getString("cadence"))
                .isEqualTo("Every evening");
        assertThat(newsletters.publicly(slug(made)).asString()).doesNotContain("news.example");

        var reader = Visitor.unknown();
        var letter = reader.subscribe(mailbox, slug(made));
        assertThat(letter.header("List-Id")).isEqualTo("<%s.news.example>".formatted(slug(made)));

        var moved = newsletters.patch(made, Map.of("slug", Newsroom.unique("late-post")));
        assertThat(newsletters.publicly(slug(made)).statusCode()).isEqualTo(308);
        // Forms stand on pages for years.
        var second = Visitor.unknown();
        assertThat(second.signUp(slug(made)).statusCode()).isEqualTo(202);
        mailbox.letterTo(second.email(), 1);

        var closed = newsletters.patch(moved, Map.of("open", false));
        assertThat(closed.jsonPath().getBoolean("open")).isFalse();
        var refused = Visitor.unknown().signUp(slug(moved));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("newsletter-closed");
        assertThat(Staff.admin()
                        .get("/v1/desk/newsletters/" + slug(moved))
                        .jsonPath()
                        .getInt("subscribers"))
                .isEqualTo(1);

        assertThat(newsletters.delete(closed).statusCode()).isEqualTo(204);
        assertThat(newsletters.publicly(slug(moved)).statusCode()).isEqualTo(404);
        assertThat(backstage.ledger(reader.email()))
                .containsExactly("requested " + slug(made), "confirmed " + slug(made), "withdrawn " + slug(moved));
    }

    @Test
    void whoConfirmsInTheMomentInWhichItIsGivenUpIsWithdrawnToo() {
        var made = newsletters.created(Map.of("name", Newsroom.unique("Short Lived")));
        var readers = Stream.generate(Visitor::unknown).limit(8).toList();
        readers.forEach(reader -> reader.signUp(slug(made)));
        var tokens = readers.stream()
                .map(reader -> mailbox.letterTo(reader.email(), 1).token("/confirm"))
                .toList();
        assertThat(Visitor.confirm(tokens.getFirst()).statusCode()).isEqualTo(200);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            tokens.stream().skip(1).forEach(token -> threads.execute(() -> Visitor.confirm(token)));
            assertThat(newsletters.delete(made).statusCode()).isEqualTo(204);
        }
        var ledgers =
                readers.stream().map(reader -> backstage.ledger(reader.email())).toList();
        assertThat(ledgers.getFirst()).hasSize(3);
        assertThat(ledgers)
                .allMatch(ledger -> !ledger.contains("confirmed " + slug(made))
                        || ledger.getLast().equals("withdrawn " + slug(made)));
    }

    @Test
    void whatWouldEndUpInHeadersIsOneLineAndAddressesAreAddresses() {
        for (var wrong : List.of(
                Map.of("name", "Evening\r\nBcc: victim@example.net"),
                Map.of("name", "Evening", "senderName", "Evening\u2028Post"),
                Map.of("name", "Evening", "senderAddress", "Evening <evening@example.org>"),
                Map.of("name", "Evening", "replyTo", "one@example.org, two@example.org"),
                Map.of("name", "Evening", "language", "English, please"))) {
            assertThat(Staff.admin().post("/v1/desk/newsletters", wrong).statusCode())
                    .as("%s", wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void whoNeverConfirmsIsForgottenAfterAWeek() {
        var hesitant = Visitor.unknown();
        hesitant.signUp("daily-brief");
        mailbox.letterTo(hesitant.email(), 1);
        var reader = Visitor.unknown();
        reader.subscribe(mailbox, "daily-brief");
        backstage.pass(Duration.ofDays(6), hesitant.email());
        pruning.prune();
        assertThat(backstage.subscriptions(hesitant.email())).contains("pending daily-brief");

        backstage.pass(Duration.ofDays(2), hesitant.email());
        backstage.pass(Duration.ofDays(8), reader.email());
        pruning.prune();

        assertThat(backstage.everything())
                .noneMatch(row -> row.startsWith("subscriber ") && row.contains(hesitant.email()));
        assertThat(backstage.ledger(hesitant.email())).containsExactly("requested daily-brief", "expired -");
        assertThat(backstage.subscriptions(reader.email())).contains("confirmed daily-brief");
    }

    @Test
    void whoWithdrewWithoutHavingConfirmedIsForgottenAfterAWeekAndWhoLeftIsNot() {
        var hesitant = Visitor.unknown();
        hesitant.signUp("daily-brief");
        Visitor.leave(mailbox.letterTo(hesitant.email(), 1).token("/unsubscribe/"));
        var reader = Visitor.unknown();
        Visitor.leave(reader.subscribe(mailbox, "daily-brief").token("/unsubscribe/"));
        backstage.pass(Duration.ofDays(8), hesitant.email());
        backstage.pass(Duration.ofDays(8), reader.email());
        pruning.prune();
        assertThat(backstage.subscriptions(hesitant.email())).noneMatch(row -> row.startsWith("ended "));
        assertThat(backstage.subscriptions(reader.email())).contains("ended daily-brief");

        backstage.leftLongAgo(Duration.ofDays(1097), reader.email());
        pruning.prune();
        assertThat(backstage.everything()).noneMatch(row -> row.contains(reader.email()));
        assertThat(backstage.ledger(reader.email())).doesNotContain("expired -");
    }

    @Test
    void operatorsSeeNumbersAndNoAddresses() {
        var reader = Visitor.unknown();
        reader.subscribe(mailbox, "daily-brief");
        reader.signUp("daily-brief");
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .contains(
                        "dateline_newsletter_sign_ups_total{via=\"json\"}",
                        "dateline_newsletter_confirmations_total",
                        "dateline_newsletter_breaker 0.0",
                        "dateline_newsletter_queue_age_seconds")
                .doesNotContain("example.org");
    }
}
