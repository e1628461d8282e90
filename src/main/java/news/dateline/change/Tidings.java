package news.dateline.change;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells this instance of every fact once, as early as it can: of its own when they are committed, before the answer to whoever
 * wrote them leaves, so that they read what they wrote; of those of others, and of its own that got lost on the way, when the
 * tail reads them.
 */
@Singleton
public class Tidings {
    /** As many as may be told here before the tail reads them; beyond that, some are told twice, which does no harm. */
    private static final int MOST_AHEAD = 20_000;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    /** The numbers of own facts that were told and that the tail has not read yet. */
    private final Set<Long> ahead = new HashSet<>();
    /** The number up to which the tail has read. */
    private long readUpTo = -1;

    /** Whoever is told; quick, since the log is not read further meanwhile. */
    public interface Listener {
        /** These facts have become true; later ones may have been told before. */
        void told(List<Fact> facts);

        /** Facts may have been missed: whatever is known may be untrue. */
        void interrupted();
    }

    /** Is told from now on. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Facts of this instance whose transaction has ended well. */
    void committed(List<Fact> facts) {
        inTurn(() -> {
            // The tail may have been quicker.
            var news = facts.stream().filter(fact -> fact.seq() > readUpTo).toList();
            if (ahead.size() < MOST_AHEAD) {
                news.forEach(fact -> ahead.add(fact.seq()));
            }
            tell(news);
        });
    }

    /** What the tail has read. */
    void read(List<Fact> facts) {
        inTurn(() -> {
            readUpTo = facts.getLast().seq();
            tell(facts.stream().filter(fact -> !ahead.remove(fact.seq())).toList());
        });
    }

    void interrupted() {
        inTurn(() -> {
            ahead.clear();
            readUpTo = -1;
            listeners.forEach(Listener::interrupted);
        });
    }

    /** Who finds that something was told already may go on only when that is done. */
    private void inTurn(Runnable telling) {
        turn.lock();
        try {
            telling.run();
        } finally {
            turn.unlock();
        }
    }

    private void tell(List<Fact> news) {
        if (!news.isEmpty()) {
            listeners.forEach(listener -> listener.told(news));
        }
    }
}
