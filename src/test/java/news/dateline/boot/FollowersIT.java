package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.Shelf;
import news.dateline.testing.StreamClient;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers follow the feed at two instances; whatever dies, each reads every update once, in order. */
@SuppressWarnings("NullAway.Init") // JUnit calls bothAreUp first.
class FollowersIT {
    private static final int READERS = 20;
    private static final int UPDATES = 90;
    private static final String STREAM = "/v1/live/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private volatile Twins twins;
    private long start;

    @BeforeEach
    void bothAreUp() throws IOException {
        twins = Twins.awake();
        start = Facts.newest(twins.second().staff());
    }

    @Test
    void readersWhoAreCutAtRandomAndLoseAnInstanceMissNothing() throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = hands.submit(this::publishAll);
            var reading = IntStream.range(0, READERS)
                    .mapToObj(reader -> hands.submit(() -> new Reader(new Random(reader)).readAll()))
                    .toList();
            await().atMost(PATIENCE).until(() -> published().size() > UPDATES / 3);
            cutTheTails();
            twins.first().kill();
            await().atMost(PATIENCE).until(() -> published().size() > UPDATES / 3 * 2);
            twins = Twins.awake();
            cutTheTails();
            var all = writing.get();
            for (var reader : reading) {
                assertThat(reader.get()).isEqualTo(all);
            }
        }
    }

    @Test
    void aClientOfOkHttpThatLosesItsServerGoesOnAtTheOther() throws Exception {
        var first = new OkHttpReader(start);
        first.follow(twins.first());
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = hands.submit(this::publishAll);
            await().atMost(PATIENCE).until(() -> first.seqs.size() > UPDATES / 4);
            twins.first().kill();
            await().atMost(PATIENCE).until(() -> first.isLost);
            var second = new OkHttpReader(first.seqs.getLast());
            var source = second.follow(twins.second());
            var all = writing.get();
            await().atMost(PATIENCE).until(() -> first.seqs.size() + second.seqs.size() >= UPDATES);
            source.cancel();
            assertThat(Stream.concat(first.seqs.stream(), second.seqs.stream())).containsExactlyElementsOf(all);
        }
    }

    private List<Long> publishAll() {
        var live = new Shelf(twins.second().staff(), "live");
        IntStream.range(0, UPDATES).forEach(number -> live.created(Map.of("title", "Number " + number)));
        return published();
    }

    private List<Long> published() {
        return Facts.after(start, twins.second().staff()).stream()
                .map(Facts.Fact::seq)
                .toList();
    }

    private void cutTheTails() throws SQLException {
        try (var database = twins.connect();
                var statement = database.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline tail'");
        }
    }

    /** The client of OkHttp, which does not come back by itself. */
    private static final class OkHttpReader extends EventSourceListener {
        private final List<Long> seqs = Collections.synchronizedList(new ArrayList<>());
        private final long from;
        private volatile boolean isLost;

        OkHttpReader(long from) {
            this.from = from;
        }

        EventSource follow(Application server) {
            var request = new Request.Builder()
                    .url(server.address() + STREAM)
                    .header("Last-Event-ID", Long.toString(from))
                    .build();
            return EventSources.createFactory(new OkHttpClient()).newEventSource(request, this);
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            if ("live.published".equals(type)) {
                seqs.add(Long.parseLong(Objects.requireNonNull(id)));
            }
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable failure, @Nullable Response response) {
            isLost = true;
        }
    }

    /** Reads a while at either instance, goes away, comes back with the last id. */
    private final class Reader {
        private final Random random;
        private final List<Long> seqs = new ArrayList<>();

        Reader(Random random) {
            this.random = random;
        }

        List<Long> readAll() {
            var last = Long.toString(start);
            while (seqs.size() < UPDATES) {
                var server = random.nextBoolean() ? twins.first() : twins.second();
                try (var stream = StreamClient.openAt(server.address(), STREAM, "Last-Event-ID", last)) {
                    int most = 1 + random.nextInt(UPDATES / 4);
                    await().atMost(PATIENCE)
                            .until(() -> stream.isOver()
                                    || stream.seqs().size() >= most
                                    || seqs.size() + stream.seqs().size() >= UPDATES);
                    var read = stream.seqs();
                    seqs.addAll(read);
                    last = read.isEmpty() ? last : Long.toString(read.getLast());
                } catch (UncheckedIOException e) {
                    // This one is dead at the moment.
                }
            }
            return seqs;
        }
    }
}
