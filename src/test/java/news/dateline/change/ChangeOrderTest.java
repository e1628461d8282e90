package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import news.dateline.change.Subscriber.Fact;
import news.dateline.change.Writers.Committed;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Whoever reads the log, however and while whatever is written, gets what was committed, in that order, each once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangeOrderTest {
    private static final int CHANGES = 20_000;
    private static final String CHOSEN = "article.published,tag.updated";

    private static final List<String> WAYS_TO_READ = List.of(
            "limit=100", "limit=100&wait=2", "limit=37&wait=1", "types=" + CHOSEN, "limit=100&wait=2&types=" + CHOSEN);

    @Inject
    ChangeLog changes;

    @Test
    void whatIsDeliveredIsWhatWasCommittedInThatOrder() throws Exception {
        long start = changes.newest();
        var written = new CountDownLatch(1);
        var readings = new LinkedHashMap<String, Future<List<Fact>>>();
        try (var client = HttpClient.newHttpClient();
                var subscribers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var way : WAYS_TO_READ) {
                readings.put(
                        way,
                        subscribers.submit(
                                () -> new Subscriber(client, way).read(start, () -> written.getCount() == 0)));
            }
            var writers = new Writers(changes, CHANGES);
            try {
                writers.run();
            } finally {
                written.countDown();
            }
            var delivered = readings.values().iterator().next().get();
            assertThat(writers.rolledBack()).isNotEmpty();
            assertThat(delivered).extracting(Fact::subject).doesNotContainAnyElementsOf(writers.rolledBack());
            assertSeqsAreWithoutGap(delivered, start);
            assertDeliveredAsCommitted(delivered, writers.committed());
            for (var reading : readings.entrySet()) {
                assertThat(reading.getValue().get())
                        .as(reading.getKey())
                        .isEqualTo(reading.getKey().contains("types") ? chosen(delivered) : delivered);
            }
        }
    }

    private static List<Fact> chosen(List<Fact> facts) {
        var types = List.of(CHOSEN.split(",", -1));
        return facts.stream().filter(fact -> types.contains(fact.type())).toList();
    }

    private static void assertSeqsAreWithoutGap(List<Fact> facts, long start) {
        assertThat(facts)
                .extracting(Fact::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(start + 1, start + facts.size())
                        .boxed()
                        .toList());
    }

    /** What others append meanwhile is none of ours; a transaction that had ended before another began to commit is first. */
    private static void assertDeliveredAsCommitted(List<Fact> delivered, Collection<Committed> committed) {
        Map<UUID, Committed> transactions = new HashMap<>();
        committed.forEach(one -> one.facts().forEach(fact -> transactions.put(fact.subjectId(), one)));
        assertThat(transactions).hasSize(CHANGES);
        var ours = delivered.stream()
                .filter(fact -> transactions.containsKey(fact.subject()))
                .toList();
        var order = ours.stream()
                .map(fact -> transactions.get(fact.subject()))
                .distinct()
                .toList();
        assertThat(ours)
                .extracting(Fact::subject)
                .containsExactlyElementsOf(order.stream()
                        .flatMap(one -> one.facts().stream())
                        .map(Change::subjectId)
                        .toList());
        long latest = Long.MIN_VALUE;
        for (var one : order) {
            assertThat(one.ended()).as("the end of a later transaction").isGreaterThan(latest);
            latest = Math.max(latest, one.begun());
        }
    }
}
