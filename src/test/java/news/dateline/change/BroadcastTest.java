package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private static final UUID FERRY = UUID.randomUUID();
    private static final UUID HARBOUR = UUID.randomUUID();
    private static final StreamFilter ALL = new StreamFilter("/updates", Set.of());

    /** What the updates say now. */
    private final Map<UUID, String> words = new HashMap<>();

    private final AtomicInteger wakes = new AtomicInteger();
    private boolean isBroken;

    private final Broadcast broadcast = broadcast(4, 100_000);

    private Broadcast broadcast(int events, long bytes) {
        return new Broadcast(
                new Updates(),
                new RecentEvents(events, bytes),
                earlier(new AtomicInteger()),
                100,
                wakes::incrementAndGet);
    }

    private static EarlierEvents earlier(AtomicInteger reads) {
        return new EarlierEvents(
                (from, to) -> {
                    reads.incrementAndGet();
                    return new Stretch(from, to, List.of());
                },
                new Semaphore(1));
    }

    @Test
    void whoResumesIsToldWhatAnUpdateSaysNow() {
        words.put(FERRY, "late");
        take(1, "live.published", FERRY);
        words.put(FERRY, "here");
        take(2, "live.updated", FERRY);
        assertThat(told(0)).containsExactly("1 live.published here", "2 live.updated here");
    }

    @Test
    void whatWasRemovedIsNotToldAnyMore() {
        words.putAll(Map.of(FERRY, "a secret", HARBOUR, "closed"));
        take(1, "live.published", FERRY);
        take(2, "live.published", HARBOUR);
        words.remove(FERRY);
        take(3, "live.removed", FERRY);
        assertThat(told(0)).containsExactly("2 live.published closed", "3 live.removed -");
    }

    @Test
    void otherFactsMoveThePositionAndWakeNobody() {
        words.put(FERRY, "late");
        take(1, "live.published", FERRY);
        take(2, "article.published", HARBOUR);
        assertThat(broadcast.position()).isEqualTo(2);
        assertThat(told(0)).hasSize(1);
        assertThat(wakes).hasValue(1);
    }

    @Test
    void factsThatComeTwiceAreToldOnce() {
        words.put(FERRY, "late");
        take(1, "live.published", FERRY);
        broadcast.take(List.of(fact(1, "live.published", FERRY), fact(2, "live.updated", FERRY)), 2);
        assertThat(told(0)).hasSize(2);
    }

    @Test
    void memoryIsBoundedByNumberAndByBytes() {
        words.put(FERRY, "late");
        LongStream.rangeClosed(1, 10).forEach(seq -> take(seq, "live.published", UUID.randomUUID()));
        assertThat(broadcast.after(5, 1000)).isEmpty();
        assertThat(broadcast.after(6, 1000)).isPresent();

        var narrow = broadcast(1000, 2_000);
        words.put(FERRY, "x".repeat(900));
        narrow.take(
                LongStream.rangeClosed(1, 9)
                        .mapToObj(seq -> fact(seq, "live.updated", FERRY))
                        .toList(),
                9);
        assertThat(narrow.after(6, 1000)).isEmpty();
        assertThat(narrow.after(7, 1000)).isPresent();
    }

    @Test
    void aPieceIsNoLargerThanAskedForUnlessOneEventIs() {
        words.put(FERRY, "x".repeat(100));
        take(1, "live.published", FERRY);
        take(2, "live.updated", FERRY);
        take(3, "live.updated", FERRY);
        var first = broadcast.after(0, 300).orElseThrow();
        assertThat(first.to()).isEqualTo(2);
        assertThat(broadcast.after(2, 1).orElseThrow().to()).isEqualTo(3);
        assertThat(first.piece(ALL).events()).isEqualTo(2);
        assertThat(first.piece(new StreamFilter("/updates", Set.of("live.updated")))
                        .events())
                .isEqualTo(1);
        assertThat(first.piece(new StreamFilter("/updates", Set.of("live.removed")))
                        .events())
                .isZero();
    }

    @Test
    void anEventThatCannotBeMadeIsAResetInTheEndAndNoSilentGap() {
        words.put(FERRY, "late");
        take(1, "live.published", FERRY);
        isBroken = true;
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> take(2, "live.updated", FERRY)).isInstanceOf(IllegalStateException.class);
        }
        int epoch = broadcast.epoch();
        take(2, "live.updated", FERRY);
        assertThat(broadcast.epoch()).isGreaterThan(epoch);
        assertThat(broadcast.position()).isEqualTo(2);
        assertThat(broadcast.after(1, 1000)).isEmpty();
    }

    @Test
    void aPageIsReadOnceForAllWhoAskMeanwhile() {
        var reads = new AtomicInteger();
        var earlier = earlier(reads);
        var pages =
                LongStream.of(0, 7, 249, 250, 251, 0).mapToObj(earlier::after).toList();
        pages.forEach(CompletableFuture::join);
        assertThat(reads).hasValue(2);
        assertThat(pages.get(2).join().goesOnFrom(249)).isTrue();
        assertThat(pages.get(3).join().goesOnFrom(250)).isTrue();
    }

    @Test
    void whatIsTooLargeForAPageIsReadInSeveral() {
        var large = "x".repeat(400_000);
        var earlier = new EarlierEvents(
                (from, to) -> new Stretch(
                        from,
                        to,
                        LongStream.rangeClosed(from + 1, Math.min(to, 10))
                                .mapToObj(seq -> StreamEvent.of(fact(seq, "live.published", FERRY), large, Set.of()))
                                .toList()),
                new Semaphore(1));
        int events = 0;
        for (long position = 0; position < 250; ) {
            var page = earlier.after(position).join();
            assertThat(page.piece(ALL).bytes().length()).isLessThan(1_100_000);
            if (page.goesOnFrom(position)) {
                events += page.after(position, Integer.MAX_VALUE).piece(ALL).events();
                position = page.to();
            }
        }
        assertThat(events).isEqualTo(10);
    }

    @Test
    void aPageThatSaysWhatIsNotSoAnyMoreIsReadAgain() {
        var reads = new AtomicInteger();
        var earlier = new EarlierEvents(
                (from, to) -> {
                    reads.incrementAndGet();
                    return new Stretch(
                            from, to, List.of(StreamEvent.of(fact(1, "live.published", FERRY), "late", Set.of())));
                },
                new Semaphore(1));
        earlier.after(0).join();
        earlier.forget(Set.of(HARBOUR));
        earlier.after(0).join();
        assertThat(reads).hasValue(1);
        earlier.forget(Set.of(FERRY));
        earlier.after(0).join();
        assertThat(reads).hasValue(2);
    }

    private void take(long seq, String type, UUID subject) {
        broadcast.take(List.of(fact(seq, type, subject)), seq);
    }

    private static Fact fact(long seq, String type, UUID subject) {
        return new Fact(seq, type, Instant.EPOCH, "live", subject, null, null, null);
    }

    private List<String> told(long position) {
        var text = broadcast
                .after(position, 100_000)
                .orElseThrow()
                .piece(ALL)
                .bytes()
                .toString();
        return text.isEmpty()
                ? List.of()
                : List.of(text.replace("id: ", "")
                        .replace("\nevent: ", " ")
                        .replace("\ndata: ", " ")
                        .split("\n\n"));
    }

    /** A stream of updates that quotes them. */
    private final class Updates implements StreamSource {
        @Override
        public String name() {
            return "updates";
        }

        @Override
        public boolean tells(String type) {
            return type.startsWith("live.");
        }

        @Override
        public List<StreamEvent> events(List<Fact> facts) {
            if (isBroken) {
                throw new IllegalStateException("broken");
            }
            return facts.stream()
                    .filter(fact -> fact.type().equals("live.removed")
                            || !fact.subjectId().equals(FERRY)
                            || words.containsKey(FERRY))
                    .map(fact -> StreamEvent.of(fact, words.getOrDefault(fact.subjectId(), "-"), Set.of(fact.type())))
                    .toList();
        }

        @Override
        public boolean quotesItsSubject() {
            return true;
        }
    }
}
