package news.dateline.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Where the bounds of streams are reached: an instance with hardly any memory, room and patience for them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SmallStreamsTest.Small.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class SmallStreamsTest {
    private static final String STREAM = "/v1/changes/stream";
    private static final int PLACES = 8;

    @Inject
    Happenings newsroom;

    @Inject
    DataSource database;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    /** The settings of that instance. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("dateline.stream.recent-events", "50"),
                    Map.entry("dateline.stream.longest-replay", "400"),
                    Map.entry("dateline.stream.heartbeat", "100ms"),
                    Map.entry("dateline.stream.patience", "2s"),
                    Map.entry("dateline.stream.max-streams", Integer.toString(PLACES)),
                    Map.entry("dateline.stream.max-per-address", Integer.toString(PLACES - 1)),
                    // For LimitsTest, which needs no instance of its own.
                    Map.entry("dateline.proxy.trusted", "127.0.0.0/8,::1"),
                    Map.entry("dateline.limits.key-reads", "60"),
                    Map.entry("dateline.limits.key-writes", "30"),
                    Map.entry("dateline.limits.address-reads", "400"),
                    Map.entry("dateline.limits.failures", "30"));
        }
    }

    @Test
    void aQuietStreamHasComments() {
        try (var stream = StreamClient.open(STREAM)) {
            await().atMost(Duration.ofSeconds(5)).until(() -> stream.comments() > 5);
            assertThat(stream.events()).hasSize(1);
        }
    }

    @Test
    void whatIsNotInMemoryIsReadFromTheDatabase() {
        long seq = newsroom.happen(390);
        try (var stream = StreamClient.open(STREAM + "?after=" + (seq - 390))) {
            await().until(() -> stream.seqs().size() == 390);
            long next = newsroom.happen(1);
            await().until(() -> stream.seqs().contains(next));
            assertThat(stream.seqs())
                    .isEqualTo(LongStream.rangeClosed(seq - 389, next).boxed().toList());
        }
    }

    @Test
    void aHerdReadsEachPageOnce() {
        long seq = newsroom.happen(390);
        double before = metric("dateline_stream_replayed_pages_total");
        var herd = IntStream.range(0, PLACES - 1)
                .mapToObj(number -> StreamClient.open(STREAM + "?after=" + (seq - 390 + number)))
                .toList();
        await().until(() -> herd.stream().allMatch(stream -> stream.seqs().contains(seq)));
        herd.forEach(StreamClient::close);
        // Pages of 250: two or three, however many come.
        assertThat(metric("dateline_stream_replayed_pages_total") - before).isLessThan(PLACES - 1);
    }

    @Test
    void whoMissedTooMuchIsToldToReload() {
        long seq = newsroom.happen(500);
        try (var stream = StreamClient.open(STREAM, "Last-Event-ID", Long.toString(seq - 450))) {
            await().until(() -> stream.events().size() == 2);
            var reset = stream.events().getLast();
            assertThat(reset.type()).isEqualTo("reset");
            assertThat(reset.id()).isEqualTo(Long.toString(seq));
            assertThat(JsonPath.from(reset.data()).getString("reason")).isEqualTo("outdated");
            newsroom.happen(1);
            await().until(() -> stream.seqs().equals(List.of(seq, seq + 1)));
        }
    }

    @Test
    void nothingIsMissedWhenTheConnectionToTheLogIsCutAgainAndAgain() throws Exception {
        long start = newsroom.happen(1);
        try (var stream = StreamClient.open(STREAM + "?after=" + start)) {
            int cuts = 0;
            while (cuts < 25) {
                await().until(() -> cutTheTail() > 0);
                cuts++;
                var last = Long.toString(newsroom.happen(1 + cuts % 3));
                // Now and then it gets up again; otherwise it is cut while it tries to.
                if (cuts % 5 == 0) {
                    await().until(() -> stream.lastId().equals(last));
                }
            }
            long end = newsroom.happen(1);
            await().until(() -> stream.lastId().equals(Long.toString(end)));
            assertThat(stream.seqs())
                    .isEqualTo(LongStream.rangeClosed(start + 1, end).boxed().toList());
        }
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aLogThatWasRestoredToAnEarlierStateIsAReset() throws SQLException {
        long seq = newsroom.happen(3);
        try (var stream = StreamClient.open(STREAM + "?after=" + (seq - 3))) {
            await().until(() -> stream.seqs().size() == 3);
            query("with gone as (delete from change where seq > %d returning 1) select count(*) from gone"
                    .formatted(seq - 2));
            await().until(() -> cutTheTail() > 0);
            await().until(() -> stream.events().getLast().type().equals("reset"));
            assertThat(stream.lastId()).isEqualTo(Long.toString(seq - 2));
            long next = newsroom.happen(1);
            await().until(() -> stream.lastId().equals(Long.toString(next)));
            assertThat(next).isEqualTo(seq - 1);
        }
    }

    private int cutTheTail() throws SQLException {
        return query(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'dateline tail'");
    }

    private int query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void whoDoesNotReadIsCutOffAndNobodyElseNotices() throws IOException {
        double cut = metric("dateline_stream_cut_total");
        long start = newsroom.happen(1);
        try (var idle = new Socket();
                var fast = StreamClient.open(STREAM + "?after=" + start)) {
            idle.setReceiveBufferSize(2048);
            idle.connect(new InetSocketAddress("localhost", RestAssured.port));
            idle.getOutputStream()
                    .write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> metric("dateline_stream_open") == 2);
            // More than the operating systems of both sides hold for it.
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                var last = Long.toString(newsroom.happen(200));
                await().until(() -> fast.lastId().equals(last) || fast.isOver());
                assertThat(fast.isOver()).isFalse();
                return metric("dateline_stream_cut_total") > cut;
            });
            assertThat(fast.isOver()).isFalse();
            assertThat(fast.seqs()).doesNotHaveDuplicates().isSorted().startsWith(start + 1);
            await().until(() -> metric("dateline_stream_open") == 1);
        }
    }

    @Test
    void thereAreSoManyPlaces() {
        var taken = new ArrayList<StreamClient>();
        for (int i = 0; i < PLACES - 1; i++) {
            taken.add(StreamClient.open(STREAM));
        }
        var refused = Reader.get(STREAM);
        Reader.assertProblem(refused, 429, "too-many-streams");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        taken.forEach(StreamClient::close);
        await().until(() -> metric("dateline_stream_open") == 0);
        StreamClient.open(STREAM).close();
        assertThat(given().head(STREAM).statusCode()).isEqualTo(200);
        await().until(() -> metric("dateline_stream_open") == 0);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void anInstanceThatStopsSaysSoAndSendsItsReadersElsewhere() {
        var streams = IntStream.range(0, PLACES - 1)
                .mapToObj(number -> StreamClient.open(STREAM))
                .toList();
        await().until(() -> streams.stream().allMatch(stream -> !stream.events().isEmpty()));
        shutdown.fire(new ShutdownDelayInitiatedEvent());
        await().until(() -> streams.stream().allMatch(StreamClient::isOver));
        assertThat(streams.stream().map(StreamClient::retryMillis).distinct()).hasSizeGreaterThan(1);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        // No error, after which a browser would never come back.
        try (var late = StreamClient.open(STREAM)) {
            await().until(late::isOver);
            assertThat(late.events()).isEmpty();
            assertThat(late.retryMillis()).isPositive();
        }
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }
}
