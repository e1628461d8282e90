package news.dateline.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.web.Ids;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What administrators do with those who read newsletters. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SubscriberDeskTest {
    private static final Logger LOG = Logger.getLogger(SubscriberDeskTest.class);
    private static final String COLUMNS = "email,newsletters,confirmed_at,consent_text,consent_source,ip,proof\n";

    @Inject
    Mailbox mailbox;

    @Inject
    DataSource database;

    @Test
    void whoSignedUpIsFoundWithTheirHistoryAndForgotten() {
        var reader = Visitor.unknown();
        reader.signUp("daily-brief");
        Visitor.confirm(mailbox.letterTo(reader.email(), 1).token("/subscriptions/confirm"));

        var found = SubscriberDesk.search("newsletter=daily-brief&status=confirmed&address="
                + reader.email().toUpperCase(Locale.ROOT));
        assertThat(found.getList("data")).hasSize(1);
        assertThat(found.getString("data[0].email")).isEqualTo(reader.email());
        assertThat(found.getString("data[0].subscriptions[0].newsletter")).isEqualTo("daily-brief");
        var id = found.getString("data[0].id");
        assertThat(SubscriberDesk.consents(id)).containsExactly("requested", "confirmed");

        assertThat(SubscriberDesk.admin().delete(SubscriberDesk.PATH + "/" + id).statusCode())
                .isEqualTo(204);
        assertThat(SubscriberDesk.admin().get(SubscriberDesk.PATH + "/" + id).statusCode())
                .isEqualTo(404);
        assertThat(SubscriberDesk.search("address=" + reader.email()).getList("data"))
                .isEmpty();
        var audit = SubscriberDesk.admin().get("/v1/desk/audit?action=subscriber.erase&subjectId=" + id);
        assertThat(audit.jsonPath().getList("data")).hasSize(1);
        assertThat(audit.asString()).doesNotContain(reader.email());
    }

    @Test
    void whoComesWithProofIsConfirmedAndTheRestIsPending() {
        var proven = Newsroom.unique("proven") + "@example.org";
        var hearsay = Newsroom.unique("hearsay") + "@example.org";
        var list = COLUMNS
                + proven + ",daily-brief night-shift,2025-03-04T05:06:07Z,Send me news,footer,192.0.2.7,old-system 17\n"
                + hearsay + ",daily-brief,,,,,\n"
                + "nonsense,daily-brief,,,,,\n"
                + proven + ",no-such-letter,,,,,\n";
        var report = SubscriberDesk.imported(list);
        assertThat(report.getString("status")).isEqualTo("completed");
        assertThat(numbers(report)).isEqualTo(List.of(4, 1, 1, 0, 2));
        assertThat(report.getMap("skippedBecause")).isEqualTo(Map.of("invalid-email", 1, "unknown-newsletter", 1));
        assertThat(report.getList("skips.row")).isEqualTo(List.of(3, 4));

        var subscriber = SubscriberDesk.subscriber(proven);
        assertThat(subscriber.getString("confirmedAt")).isEqualTo("2025-03-04T05:06:07Z");
        assertThat(subscriber.getList("subscriptions.status")).containsExactly("confirmed", "confirmed");
        var consent = SubscriberDesk.admin()
                .get(SubscriberDesk.PATH + "/" + subscriber.getString("id") + "/consents")
                .jsonPath();
        assertThat(consent.getList("data.kind")).containsExactly("imported", "imported");
        assertThat(consent.getString("data[0].text")).isEqualTo("Send me news");
        assertThat(consent.getString("data[0].network")).isEqualTo("192.0.2.0/24");
        assertThat(consent.getString("data[0].proof")).isEqualTo("confirmed 2025-03-04T05:06:07Z; old-system 17");

        var other = SubscriberDesk.subscriber(hearsay);
        assertThat(other.getList("subscriptions.status")).containsExactly("pending");
        assertThat(other.getString("confirmedAt")).isNull();
        assertThat(mailbox.lettersTo(proven)).isEmpty();
        assertThat(mailbox.lettersTo(hearsay)).isEmpty();

        assertThat(numbers(SubscriberDesk.imported(list)))
                .as("the same list again")
                .isEqualTo(List.of(4, 0, 0, 2, 2));
        assertThat(SubscriberDesk.consents(subscriber.getString("id"))).hasSize(2);
    }

    @Test
    void anOldListBringsNobodyBack() {
        var left = Visitor.unknown();
        left.signUp("daily-brief");
        var letter = mailbox.letterTo(left.email(), 1);
        Visitor.confirm(letter.token("/subscriptions/confirm"));
        Visitor.leave(letter.header("List-Unsubscribe").replaceAll("[<>]", "").replaceAll(".*/", ""));
        var erased = Newsroom.unique("erased") + "@example.org";
        SubscriberDesk.imported(COLUMNS + erased + ",daily-brief,2025-03-04,,footer,,\n");
        SubscriberDesk.admin()
                .delete(SubscriberDesk.PATH + "/"
                        + SubscriberDesk.subscriber(erased).getString("id"));

        var report = SubscriberDesk.imported(COLUMNS
                + left.email() + ",daily-brief,2025-03-04,,footer,,\n"
                + erased + ",daily-brief,2025-03-04,,footer,,\n");
        assertThat(numbers(report)).isEqualTo(List.of(2, 0, 0, 1, 1));
        assertThat(report.getMap("skippedBecause")).isEqualTo(Map.of("suppressed", 1));
        assertThat(SubscriberDesk.subscriber(left.email()).getString("subscriptions[0].status"))
                .isEqualTo("ended");
    }

    @Test
    void anExportIsSafeInSpreadsheetsAndComesInAgain() {
        var mark = Newsroom.unique("sheet");
        SubscriberDesk.imported(COLUMNS
                + "=cmd+%s@example.org,daily-brief,2025-03-04,,footer,,\n".formatted(mark)
                + "plain+%s@example.org,daily-brief|kupol,2025-03-04,,footer,,\n".formatted(mark));
        var answer = SubscriberDesk.admin().get(SubscriberDesk.PATH + "/export?address=" + mark);
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var lines = answer.asString().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("email,newsletter,status,requested_at,confirmed_at,ended_at,reason,language");
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.contains("cmd"))
                .allMatch(line -> line.startsWith("'=cmd+%s@example.org,daily-brief,confirmed,".formatted(mark)));
        assertThat(numbers(SubscriberDesk.imported(answer.asString()))).isEqualTo(List.of(3, 0, 0, 3, 0));
        assertThat(SubscriberDesk.search("address=" + mark).getList("data")).hasSize(2);
    }

    @Test
    void whoeverTakesAnImportOverGoesOnWhereItWasLeft() throws SQLException {
        var done = Newsroom.unique("done") + "@example.org";
        var open = Newsroom.unique("open") + "@example.org";
        var id = Ids.next();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into subscriber_import (id, content, status, created_at, runner, leased_until, attempts,
                            processed, confirmed)
                        values (?, ?, 'running', now(), gen_random_uuid(), now() - interval '1 second', 1, 1, 1)
                        """)) {
            insert.setObject(1, id);
            insert.setBytes(
                    2,
                    (COLUMNS
                                    + "%s,daily-brief,2025-03-04,,footer,,\n%s,daily-brief,2025-03-04,,footer,,\n"
                                            .formatted(done, open))
                            .getBytes(UTF_8));
            insert.executeUpdate();
        }
        var report = await().until(
                        () -> SubscriberDesk.admin()
                                .get(SubscriberDesk.PATH + "/imports/" + id)
                                .jsonPath(),
                        one -> one.getString("status").equals("completed"));
        assertThat(numbers(report)).isEqualTo(List.of(2, 2, 0, 0, 0));
        assertThat(SubscriberDesk.search("address=" + open).getList("data")).hasSize(1);
        assertThat(SubscriberDesk.search("address=" + done).getList("data"))
                .as("whom the earlier runner had brought in")
                .isEmpty();
    }

    @Test
    void aListThatIsNoneFailsAndSaysWhy() {
        var report = SubscriberDesk.imported("name,letters\nAda,daily-brief\n");
        assertThat(report.getString("status")).isEqualTo("failed");
        assertThat(report.getString("failure")).isEqualTo("The file has no column 'email'.");
    }

    /** With {@code -Dsubscribers=100000} as many as are promised. */
    @Test
    void aLongListComesInWithinAMinute() {
        int rows = Integer.getInteger("subscribers", 20_000);
        var mark = Newsroom.unique("crowd");
        var list = COLUMNS
                + IntStream.range(0, rows)
                        .mapToObj(number -> "%s-%d@example.org,daily-brief,%s,Send me news,footer,,%d%n"
                                .formatted(mark, number, number % 10 == 0 ? "" : "2025-03-04T05:06:07Z", number))
                        .collect(Collectors.joining());
        long begin = System.nanoTime();
        var report = SubscriberDesk.imported(list, Duration.ofMinutes(2));
        double seconds = (System.nanoTime() - begin) / 1e9;
        LOG.infof("%,d subscribers in %.1f s", rows, seconds);
        assertThat(numbers(report)).isEqualTo(List.of(rows, rows / 10 * 9, rows / 10, 0, 0));
        assertThat(seconds).isLessThan(60);

        var export = SubscriberDesk.admin()
                .get(SubscriberDesk.PATH + "/export?status=confirmed&address=" + mark)
                .asByteArray();
        assertThat(new String(export, UTF_8).lines()).hasSize(rows / 10 * 9 + 1);
        await().untilAsserted(() -> assertThat(
                        SubscriberDesk.search("limit=100&address=" + mark).getList("data"))
                .hasSize(100));
    }

    private static List<Integer> numbers(JsonPath report) {
        return List.of(
                report.getInt("processed"),
                report.getInt("confirmed"),
                report.getInt("pending"),
                report.getInt("unchanged"),
                report.getInt("skipped"));
    }
}
