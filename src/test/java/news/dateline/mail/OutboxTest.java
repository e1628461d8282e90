package news.dateline.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.dateline.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Letters from the transaction that posts them to a file, with nothing configured. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OutboxTest {
    @Inject
    Sorter sorter;

    @Inject
    Outbox outbox;

    @Inject
    MailQueue queue;

    @ConfigProperty(name = "dateline.data-dir")
    Path data;

    @Test
    void aLetterIsAFileWithinASecondAndThenForgotten() {
        var subscriber = UUID.randomUUID();
        var id = sorter.post(Letters.about(subscriber, "file@example.net"));
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(files(id)).hasSize(1));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"sent\""));
        assertThat(sorter.row(id)).doesNotContain("file@example.net", "Hello").contains("\"kind\":\"test\"");
        assertThat(outbox.referenceOf(id)).contains(subscriber);
    }

    @Test
    void aResultThatComesAfterAnotherIsNotTaken() {
        var letter = Letters.to("twice@example.net");
        var id = sorter.post(letter);
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"sent\""));
        var late = new Claim(id, 1, false, false, Instant.now(), "<%s@example.org>".formatted(id), letter);
        assertThat(queue.record(late, new Delivery.Sent())).isFalse();
        assertThat(queue.record(late, new Delivery.Deferred(451))).isFalse();
        assertThat(queue.record(late, new Delivery.Refused(550, true))).isFalse();
        assertThat(sorter.row(id)).contains("\"status\":\"sent\"", "\"reply_code\":null");
    }

    @Test
    void whatIsRolledBackNeverWas() {
        var posted = new ArrayList<UUID>();
        assertThatIllegalStateException()
                .isThrownBy(() -> sorter.postAndFail(Letters.to("regret@example.net"), posted));
        var later = sorter.post(Letters.to("later@example.net"));
        await().untilAsserted(() -> assertThat(files(later)).hasSize(1));
        assertThat(sorter.row(posted.getFirst())).isEmpty();
        assertThat(files(posted.getFirst())).isEmpty();
    }

    @Test
    void nobodyPostsOutsideOfATransaction() {
        assertThatExceptionOfType(TransactionalException.class)
                .isThrownBy(() -> outbox.post(Letters.to("nobody@example.net")));
    }

    @Test
    void whatWaitsForSomebodyIsTakenBackHoweverTheirAddressIsWritten() {
        sorter.postAndWithdraw(Letters.to("Gone@Example.net"), "gone@example.NET");
        var later = sorter.post(Letters.to("still-here@example.net"));
        await().untilAsserted(() -> assertThat(files(later)).hasSize(1));
        assertThat(allFiles()).noneMatch(file -> read(file).contains("Gone@Example.net"));
    }

    @Test
    void whatEndedAMonthAgoIsPruned() {
        var id = sorter.post(Letters.to("old@example.net"));
        await().untilAsserted(() -> assertThat(sorter.row(id)).contains("\"status\":\"sent\""));
        sorter.age(id, Duration.ofDays(29));
        queue.prune();
        assertThat(sorter.row(id)).isNotEmpty();
        sorter.age(id, Duration.ofDays(2));
        assertThat(queue.prune()).isPositive();
        assertThat(sorter.row(id)).isEmpty();
        assertThat(outbox.referenceOf(id)).isEmpty();
    }

    @Test
    void operatorsSeeHowManyAndNotWhom() {
        var id = sorter.post(Letters.to("counted@example.net"));
        await().untilAsserted(() -> assertThat(files(id)).hasSize(1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                given().accept("text/plain").get("/q/metrics").asString())
                        .contains("dateline_mail_sent_total{kind=\"test\"")
                        .contains("dateline_mail_waiting{kind=\"test\"")
                        .contains("dateline_mail_oldest_seconds{kind=\"test\"")
                        .doesNotContain("counted@"));
    }

    private List<Path> files(UUID id) {
        return allFiles().stream()
                .filter(file -> file.getFileName().toString().endsWith(id + ".eml"))
                .toList();
    }

    private List<Path> allFiles() {
        var folder = data.resolve("mail");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
