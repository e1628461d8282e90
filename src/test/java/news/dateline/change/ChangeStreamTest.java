package news.dateline.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.StreamClient;
import news.dateline.testing.StreamClient.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangeStreamTest {
    private static final String STREAM = "/v1/changes/stream";

    @Inject
    Happenings newsroom;

    @Test
    void aStreamSaysHelloAndThenWhatHappens() {
        long before = newsroom.happen(1);
        try (var stream = StreamClient.open(STREAM + "?minSeq=" + before + "&after=" + before)) {
            long seq = newsroom.happen(ChangeType.ARTICLE_CORRECTED, 1);
            await().until(() -> stream.events().size() == 2);

            var hello = stream.events().getFirst();
            assertThat(hello.type()).isEqualTo("hello");
            assertThat(hello.id()).isEqualTo(Long.toString(before));
            assertThat(JsonPath.from(hello.data()).getLong("seq")).isEqualTo(before);
            var event = stream.events().getLast();
            assertThat(event.type()).isEqualTo("article.corrected");
            assertThat(event.id()).isEqualTo(Long.toString(seq));
            var listed = given().get("/v1/changes?after=" + before).jsonPath();
            assertThat(JsonPath.from(event.data()).getMap("")).isEqualTo(listed.getMap("data[0]"));
        }
    }

    @Test
    void nobodyOnTheWayKeepsOrChangesIt() {
        try (var stream =
                StreamClient.open(STREAM, "Accept-Encoding", "gzip, br", "Origin", "https://elsewhere.example")) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.header("Content-Encoding")).isNull();
            assertThat(stream.header("Access-Control-Allow-Origin")).isEqualTo("*");
            await().until(() -> stream.retryMillis() >= 1000);
        }
    }

    @Test
    void whoComesBackIsToldWhatTheyMissed() {
        long seq = newsroom.happen(5);
        try (var stream = StreamClient.open(STREAM + "?after=" + (seq - 5), "Last-Event-ID", Long.toString(seq - 3))) {
            await().until(() -> stream.seqs().equals(List.of(seq - 2, seq - 1, seq)));
            assertThat(stream.events().getFirst())
                    .isEqualTo(new Event("" + (seq - 3), "hello", "{\"seq\":" + (seq - 3) + "}"));
        }
    }

    @Test
    void whatWasMissedLongAgoComesFromTheDatabase() {
        long first = newsroom.happen(1200);
        newsroom.happen(1);
        // Another filter means another way through the same pages.
        try (var all = StreamClient.open(STREAM + "?after=0");
                var updates = StreamClient.open(STREAM + "?after=0&types=article.updated")) {
            await().until(() -> all.seqs().size() > first);
            assertThat(all.seqs())
                    .startsWith(1L, 2L, 3L)
                    .doesNotHaveDuplicates()
                    .isSorted();
            await().until(() -> updates.seqs().size() > 1200);
            assertThat(updates.seqs()).isSubsetOf(all.seqs()).isSorted();
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        long seq = newsroom.happen(1);
        try (var stream = StreamClient.open(STREAM + "?types=article.retracted,tag.updated&after=" + seq)) {
            newsroom.happen(ChangeType.ARTICLE_UPDATED, 3);
            long tag = newsroom.happen(ChangeType.TAG_UPDATED, 1);
            newsroom.happen(ChangeType.ARTICLE_MOVED, 1);
            long last = newsroom.happen(ChangeType.ARTICLE_RETRACTED, 1);
            await().until(() -> stream.seqs().size() == 2);
            assertThat(stream.seqs()).containsExactly(tag, last);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"900000000000", "999999999999999999"})
    void aPositionThatIsNotOursIsAReset(String position) {
        try (var stream = StreamClient.open(STREAM + "?after=1", "Last-Event-ID", position)) {
            await().until(() -> stream.events().size() == 2);
            // If it is cut off before it reads the reset, it must ask with the bad position again.
            assertThat(stream.events().getFirst().id()).isEqualTo(position);
            var reset = stream.events().getLast();
            assertThat(reset.type()).isEqualTo("reset");
            var data = JsonPath.from(reset.data());
            assertThat(data.getString("reason")).isEqualTo("unknown");
            assertThat(data.getString("reload")).endsWith("/v1/changes");
            assertThat(data.getString("seq")).isEqualTo(reset.id());
            long seq = newsroom.happen(1);
            await().until(() -> stream.seqs().contains(seq));
            assertThat(stream.seqs()).doesNotHaveDuplicates().isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "abc",
                "18446744073709551616",
                "9223372036854775808",
                "1.5",
                "1e3",
                "%D9%A3",
                "0x1",
                "1%0d%0aid:2"
            })
    void aPositionThatIsNoneIsRefusedBeforeTheStreamBegins(String position) {
        Reader.assertRefused(Reader.get(STREAM + "?after=" + position), "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "18446744073709551616", "1.5", "urn:uuid:0197", "1, 2"})
    void soIsAHeaderThatIsNone(String position) {
        Reader.assertRefused(Reader.get(STREAM, "Last-Event-ID", position), "Last-Event-ID");
    }

    @Test
    void soAreTenKilobytesAndRawControlCharacters() {
        Reader.assertRefused(Reader.get(STREAM, "Last-Event-ID", "9".repeat(10_240)), "Last-Event-ID");
        assertThat(RawHttp.get(STREAM + "?after=" + "9".repeat(10_240)).status())
                .isEqualTo(400);
        assertThat(RawHttp.get(STREAM, "Last-Event-ID: 1\u00012").status()).isEqualTo(400);
    }

    @Test
    void misspeltParametersAndTypesAreRefused() {
        Reader.assertRefused(Reader.get(STREAM + "?afer=1"), "afer");
        Reader.assertRefused(Reader.get(STREAM + "?types=article.publishd"), "types");
        Reader.assertProblem(Reader.get(STREAM, "Accept", "application/json"), 406, "not-acceptable");
        Reader.assertProblem(Reader.get(STREAM + "?minSeq=900000000000"), 503, "not-yet");
    }

    @Test
    void headIsTheHeadOnly() {
        var head = given().head(STREAM);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whoReadsSlowlyAndSteadilyIsNotCutOff() throws IOException {
        double cut = metric("dateline_stream_cut_total");
        long start = newsroom.happen(1);
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(2048);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.getOutputStream()
                    .write(("GET " + STREAM + "?after=" + start + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            // Much more than is on its way at any time, for three times as long as patience lasts.
            newsroom.happen(8_000);
            var end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            var buffer = new byte[16 * 1024];
            await().pollInterval(Duration.ofMillis(40))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        slow.getInputStream().readNBytes(buffer, 0, buffer.length);
                        return System.nanoTime() > end;
                    });
            assertThat(metric("dateline_stream_cut_total")).isEqualTo(cut);
            assertThat(metric("dateline_stream_open")).isEqualTo(1);
        }
        await().until(() -> metric("dateline_stream_open") == 0);
    }

    @Test
    void whoWaitsForAChangeIsAnsweredWhenItHappens() {
        long seq = newsroom.happen(1);
        var answer = CompletableFuture.supplyAsync(
                () -> given().get("/v1/changes?wait=20&after=" + seq).jsonPath().getList("data.seq", Long.class));
        newsroom.happen(1);
        await().until(answer::isDone);
        assertThat(answer.join()).containsExactly(seq + 1);
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
