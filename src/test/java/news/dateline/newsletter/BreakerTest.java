package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a crowd has caused all letters that an hour allows, those who come after it wait, and operators see it. */
@QuarkusTest
@TestProfile(BreakerTest.Tight.class)
@QuarkusTestResource(PostgresResource.class)
class BreakerTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    /** Five letters an hour altogether. */
    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dateline.newsletter.caps.per-hour", "5");
        }
    }

    /** Whatever others did was long ago. */
    @BeforeEach
    @AfterEach
    void begin() {
        backstage.passForSignUps(Duration.ofDays(2));
        await().until(() -> waiting() == 0);
    }

    private static List<Visitor> crowd(int people) {
        var crowd = Stream.generate(Visitor::unknown).limit(people).toList();
        crowd.forEach(visitor ->
                assertThat(visitor.signUp("daily-brief", "kupol").statusCode()).isEqualTo(202));
        return crowd;
    }

    private long waiting() {
        return backstage.number("select count(*) from sign_up");
    }

    /** How many of them got their letter; nobody gets two. */
    private long written(List<Visitor> crowd) {
        return crowd.stream()
                .mapToInt(visitor -> mailbox.lettersTo(visitor.email()).size())
                .peek(letters -> assertThat(letters).isLessThan(2))
                .sum();
    }

    private static void awaitMetrics(String... lines) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(given().get("/q/metrics").asString()).contains(lines));
    }

    @Test
    void whoComesWhileItIsOpenWaitsAndGetsTheLetterWhenTheHourLetsIt() {
        var crowd = crowd(12);
        await().until(backstage::isQuiet);
        assertThat(written(crowd)).isEqualTo(5);
        assertThat(waiting()).isEqualTo(7);
        awaitMetrics("dateline_newsletter_breaker 1.0", "dateline_newsletter_queue_length 7.0");

        backstage.passForSignUps(Duration.ofMinutes(2));
        await().until(backstage::isQuiet);
        assertThat(written(crowd)).isEqualTo(5);
        assertThat(waiting()).isEqualTo(7);

        backstage.passForSignUps(Duration.ofHours(1));
        await().until(backstage::isQuiet);
        assertThat(written(crowd)).isEqualTo(10);
        assertThat(waiting()).isEqualTo(2);

        backstage.passForSignUps(Duration.ofHours(1));
        await().until(() -> waiting() == 0);
        assertThat(written(crowd)).isEqualTo(12);
        awaitMetrics("dateline_newsletter_breaker 0.0", "dateline_newsletter_queue_length 0.0");
        crowd.forEach(visitor -> {
            assertThat(backstage.ledger(visitor.email()))
                    .containsExactlyInAnyOrder("requested daily-brief", "requested kupol");
            var token = mailbox.letterTo(visitor.email(), 1).token("/confirm");
            assertThat(Visitor.confirm(token).statusCode()).isEqualTo(200);
        });
    }

    @Test
    void whoHasWaitedForADayIsNotWrittenToAnyMore() {
        var crowd = crowd(6);
        await().until(backstage::isQuiet);
        backstage.passForSignUps(Duration.ofHours(25));
        await().until(() -> waiting() == 0);
        assertThat(written(crowd)).isEqualTo(5);
        assertThat(crowd.stream()
                        .filter(visitor -> backstage.ledger(visitor.email()).isEmpty()))
                .hasSize(1);
        awaitMetrics("dateline_newsletter_dropped_total{reason=\"expired\"} ");
    }
}
