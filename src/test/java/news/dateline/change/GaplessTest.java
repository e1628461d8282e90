package news.dateline.change;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.Test;

/** A list and the stream from its end, cut off again and again while many write: nothing is missed, repeated or disordered. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GaplessTest {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS = 150;
    private static final int READERS = 12;

    @Inject
    Happenings newsroom;

    @Test
    void aListAndTheStreamFromItsEndAreEverything() throws Exception {
        long start = newsroom.happen(1);
        var end = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seeds = new Random().longs(READERS).boxed().toList();
            var readers = seeds.stream()
                    .map(seed -> threads.submit(() -> read(start, new Random(seed), end)))
                    .toList();
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> threads.submit(() -> write(new Random(number))))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            end.set(newsroom.happen(1));
            var all = LongStream.rangeClosed(start + 1, end.get()).boxed().toList();
            for (int i = 0; i < READERS; i++) {
                assertThat(readers.get(i).get(60, TimeUnit.SECONDS))
                        .as("seed " + seeds.get(i))
                        .isEqualTo(all);
            }
        }
    }

    private void write(Random random) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            newsroom.happen(1 + random.nextInt(4));
        }
    }

    /** First some pages of the list, then the stream, cut off at random moments until the end has been read. */
    private static List<Long> read(long start, Random random, AtomicLong end) {
        var seqs = new ArrayList<Long>();
        long next = start;
        for (int pages = random.nextInt(4); pages > 0; pages--) {
            var page = given().get("/v1/changes?limit=100&after=" + next).jsonPath();
            seqs.addAll(page.getList("data.seq", Long.class));
            next = page.getLong("next");
        }
        var target = "/v1/changes/stream?after=" + next;
        long last = next;
        while (last != end.get()) {
            // As a browser does: the same address again, and the header.
            var resumed = last == next ? new String[0] : new String[] {"Last-Event-ID", Long.toString(last)};
            var stream = StreamClient.open(target, resumed);
            int enough = random.nextInt(60);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() ->
                            stream.seqs().size() >= enough || stream.lastId().equals(end.toString()));
            stream.close();
            seqs.addAll(stream.seqs());
            last = seqs.isEmpty() ? next : seqs.getLast();
        }
        return seqs;
    }
}
