package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import news.dateline.web.Ids;

/** Many transactions at once that append to the log, take their time over it, and do not all come to a good end. */
final class Writers {
    private static final int HANDS = 8;
    private static final int MOST_FACTS_AT_ONCE = 40;
    private static final int ONE_IN_SO_MANY_FAILS = 8;
    private static final long LONGEST_BEFORE = TimeUnit.MILLISECONDS.toNanos(10);
    /** Shorter, since all others wait meanwhile. */
    private static final long LONGEST_AFTER = TimeUnit.MILLISECONDS.toNanos(2);

    private final ChangeLog changes;
    private final AtomicInteger left;
    private final Collection<Committed> committed = new ConcurrentLinkedQueue<>();
    private final Collection<UUID> rolledBack = new ConcurrentLinkedQueue<>();

    Writers(ChangeLog changes, int facts) {
        this.changes = changes;
        this.left = new AtomicInteger(facts);
    }

    /** Works until all facts are committed. */
    Writers run() throws Exception {
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < HANDS; i++) {
                var chance = new Random(i);
                work.add(hands.submit(() -> write(chance)));
            }
            for (var one : work) {
                one.get();
            }
        }
        return this;
    }

    private void write(Random chance) {
        for (int most = most(chance); ; most = most(chance)) {
            int wanted = most;
            int facts = left.getAndUpdate(now -> Math.max(0, now - wanted));
            if (facts == 0) {
                return;
            }
            commit(facts(Math.min(facts, wanted), chance), chance);
            if (chance.nextInt(ONE_IN_SO_MANY_FAILS) == 0) {
                rollBack(facts(wanted, chance), chance);
            }
        }
    }

    private static int most(Random chance) {
        return 1 + chance.nextInt(MOST_FACTS_AT_ONCE);
    }

    private static List<Change> facts(int number, Random chance) {
        var types = ChangeType.values();
        return Stream.generate(() -> types[chance.nextInt(types.length)])
                .limit(number)
                .map(type -> new Change(type, type.wireName().replaceAll("\\..*", ""), Ids.next(), null, null, null))
                .toList();
    }

    private void commit(List<Change> facts, Random chance) {
        var begun = new long[1];
        QuarkusTransaction.requiringNew().run(() -> {
            append(facts, chance);
            begun[0] = System.nanoTime();
        });
        committed.add(new Committed(facts, begun[0], System.nanoTime()));
    }

    private void rollBack(List<Change> facts, Random chance) {
        assertThatExceptionOfType(SecondThoughts.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    append(facts, chance);
                    throw new SecondThoughts();
                }));
        facts.forEach(fact -> rolledBack.add(fact.subjectId()));
    }

    /** Mostly at once, sometimes in two steps. */
    private void append(List<Change> facts, Random chance) {
        int first = chance.nextInt(4) == 0 ? chance.nextInt(facts.size() + 1) : facts.size();
        pause(LONGEST_BEFORE, chance);
        changes.append(facts.subList(0, first));
        pause(LONGEST_AFTER, chance);
        changes.append(facts.subList(first, facts.size()));
    }

    private static void pause(long longest, Random chance) {
        LockSupport.parkNanos(chance.nextLong(longest));
    }

    Collection<Committed> committed() {
        return committed;
    }

    /** What nobody may ever see. */
    Collection<UUID> rolledBack() {
        return rolledBack;
    }

    /** What one transaction appended, and between which moments on the clock of {@link System#nanoTime} it committed. */
    record Committed(List<Change> facts, long begun, long ended) {}

    private static final class SecondThoughts extends RuntimeException {}
}
