package news.dateline.change;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

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
    /** The numbers of own facts that were told and that the tail has not read yet. */
    private final Set<Long> ahead = ConcurrentHashMap.newKeySet();

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
        if (ahead.size() < MOST_AHEAD) {
            facts.forEach(fact -> ahead.add(fact.seq()));
        }
        listeners.forEach(listener -> listener.told(facts));
    }

    /** What the tail has read. */
    void read(List<Fact> facts) {
        var news = new ArrayList<Fact>();
        for (var fact : facts) {
            if (!ahead.remove(fact.seq())) {
                news.add(fact);
            }
        }
        if (!news.isEmpty()) {
            listeners.forEach(listener -> listener.told(news));
        }
    }

    void interrupted() {
        ahead.clear();
        listeners.forEach(Listener::interrupted);
    }
}
