package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is scheduled goes out at its time, once, whichever of two instances is killed meanwhile. */
@SuppressWarnings("NullAway.Init") // JUnit calls bothAreUp first.
class KilledPublisherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofSeconds(2);
    private static final int DRAFTS = 40;
    private static final int LIVE = 8;
    private static final int MOMENTS = 4;

    private Twins twins;
    private long start;

    @BeforeEach
    void bothAreUp() throws IOException {
        twins = Twins.awake();
        start = Facts.newest(second());
    }

    @Test
    void oneIsKilledWhileBothPublishAndThenTheOther() throws IOException {
        var pieces = pieces(DRAFTS + LIVE);
        start = Facts.newest(second());
        var first = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        var plan = new HashMap<Staff.Piece, Instant>();
        for (int i = 0; i < pieces.size(); i++) {
            plan.put(pieces.get(i), first.plusSeconds(i % MOMENTS));
        }
        plan.entrySet().parallelStream().forEach(entry -> schedule(entry.getKey(), entry.getValue()));
        assertThat(Instant.now()).as("the time at which all are scheduled").isBefore(first);

        // Somewhere in the second of the second moment, when some or all of its drafts are out.
        await().until(() -> Instant.now().isAfter(first.plusMillis(1300)));
        twins.first().kill();
        assertThat(Instant.now()).as("the time of the kill").isBefore(first.plusSeconds(MOMENTS - 1));

        assertPublishedOnce(pieces);
        var times = facts().stream().collect(Collectors.toMap(Facts.Fact::article, Facts.Fact::at));
        plan.forEach((piece, due) -> assertThat(times.get(piece.id())).isBetween(due, due.plus(LATEST)));
        theOtherIsKilledToo();
    }

    private void theOtherIsKilledToo() throws IOException {
        var pieces = pieces(6);
        start = Facts.newest(second());
        var due = Instant.now().plusSeconds(1);
        pieces.forEach(piece -> schedule(piece, due));
        twins.second().kill();
        assertThat(Instant.now()).as("the time of the kill").isBefore(due);
        await().until(() -> Instant.now().isAfter(due.plusSeconds(1)));
        twins = Twins.awake();
        assertPublishedOnce(pieces);
    }

    private void assertPublishedOnce(List<Staff.Piece> pieces) {
        await().atMost(PATIENCE).until(() -> facts().size() >= pieces.size());
        assertThat(facts())
                .extracting(Facts.Fact::toString)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, pieces.size())
                        .mapToObj(i -> (i < DRAFTS ? "article.published " : "article.updated ")
                                + pieces.get(i).id())
                        .toList());
    }

    private List<Staff.Piece> pieces(int number) {
        return IntStream.range(0, number).parallel().mapToObj(this::piece).toList();
    }

    /** Drafts, and at the end live articles with edits that wait. */
    private Staff.Piece piece(int number) {
        var piece = second().drafts(Map.of("title", "Scheduled " + number));
        if (number >= DRAFTS) {
            piece.act("publish", Map.of());
            piece.edit(Map.of("summary", "Live and edited."));
        }
        return piece;
    }

    private static void schedule(Staff.Piece piece, Instant at) {
        piece.act("publish", Map.of("at", at.toString()));
    }

    @Test
    void oneIsKilledInTheMiddleOfItsTransaction() throws SQLException {
        var pieces = pieces(6);
        var due = Instant.now().plusSeconds(1);
        pieces.forEach(piece -> schedule(piece, due));
        try (var connection = twins.connect()) {
            connection.setAutoCommit(false);
            // Whoever publishes gets as far as the last thing that a publication writes.
            execute(connection, "lock table change in exclusive mode");
            await().atMost(PATIENCE).until(() -> waiting() >= 2);
            assertThat(facts()).isEmpty();
            twins.first().kill();
        }
        assertPublishedOnce(pieces);
        for (var piece : pieces) {
            var revisions = second().get(piece.path() + "/revisions").jsonPath();
            assertThat(revisions.getList("data.action")).containsExactly("published", "scheduled", "created");
        }
    }

    /** How many transactions wait for a lock. */
    private int waiting() throws SQLException {
        try (var connection = twins.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct pid) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Facts.Fact> facts() {
        return Facts.after(start, second());
    }

    private Staff second() {
        return twins.second().staff();
    }
}
