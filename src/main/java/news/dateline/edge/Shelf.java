package news.dateline.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import news.dateline.change.Fact;
import news.dateline.change.Tidings;
import org.jspecify.annotations.Nullable;

/**
 * The finished answers that this instance keeps, bounded by their bytes. Whatever a fact touches goes at once; what was being
 * read meanwhile and shows it does not come in.
 */
@Singleton
class Shelf implements Tidings.Listener {
    /** A single answer may take this part of the room at the most. */
    private static final int LARGEST_PART = 8;

    private final Cache<Question, Kept> kept;
    private final Map<String, Set<Kept>> byTag = new ConcurrentHashMap<>();
    private final Map<Question, Loading> loadings = new ConcurrentHashMap<>();
    /** Held while something is touched or put here, never while something is looked up. */
    private final ReentrantLock changing = new ReentrantLock();

    private final EdgeMeters meters;
    private final long largest;

    Shelf(EdgeConfig config, EdgeMeters meters) {
        long size = config.size().asLongValue();
        this.meters = meters;
        this.largest = size / LARGEST_PART;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((Question question, Kept answer) -> answer.weight())
                .executor(Runnable::run)
                .removalListener(this::forgotten)
                .build();
        meters.watch(kept::estimatedSize, this::bytes);
    }

    void start(@Observes StartupEvent event, Tidings tidings) {
        tidings.add(this);
    }

    /** How much room is taken, about. */
    long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    @Nullable Kept get(Question question) {
        return kept.getIfPresent(question);
    }

    /** The reading of this answer: the one that is under way, or a new one that {@code begin} gets to carry out. */
    Joined join(Question question, @Nullable Kept former) {
        var mine = new Loading(question, former);
        var other = loadings.putIfAbsent(question, mine);
        return other == null ? new Joined(mine, true) : new Joined(other, false);
    }

    /** A reading, and whether whoever asked is the one to carry it out. */
    record Joined(Loading loading, boolean isMine) {}

    /** The reading is over; what came of it is kept unless it may be out of date by now. */
    void finish(Loading loading, @Nullable Kept answer) {
        if (loading.isOver()) {
            return;
        }
        boolean stays = false;
        changing.lock();
        try {
            if (loadings.remove(loading.question(), loading) && answer != null && !loading.isTouched(answer.tags())) {
                stays = true;
                keep(answer);
            }
        } finally {
            changing.unlock();
        }
        loading.end(stays ? answer : null);
    }

    private void keep(Kept answer) {
        if (answer.weight() <= largest) {
            answer.tags()
                    .forEach(tag -> byTag.compute(tag, (key, holders) -> {
                        var all = holders == null ? ConcurrentHashMap.<Kept>newKeySet(2) : holders;
                        all.add(answer);
                        return all;
                    }));
            kept.put(answer.question(), answer);
        }
    }

    private void forgotten(@Nullable Question question, @Nullable Kept answer, RemovalCause cause) {
        if (answer != null) {
            meters.gone(cause);
            answer.tags()
                    .forEach(tag -> byTag.computeIfPresent(tag, (key, holders) -> {
                        holders.remove(answer);
                        return holders.isEmpty() ? null : holders;
                    }));
        }
    }

    @Override
    public void told(List<Fact> facts) {
        var touched = Touched.by(facts);
        if (touched.isEmpty()) {
            interrupted();
            return;
        }
        changing.lock();
        try {
            loadings.values().forEach(loading -> loading.touch(touched.get()));
            for (var tag : touched.get()) {
                for (var answer : byTag.getOrDefault(tag, Set.of())) {
                    kept.asMap().remove(answer.question(), answer);
                }
            }
        } finally {
            changing.unlock();
        }
    }

    /** Forgets everything. */
    @Override
    public void interrupted() {
        changing.lock();
        try {
            loadings.values().forEach(Loading::touchAll);
            kept.invalidateAll();
        } finally {
            changing.unlock();
        }
    }
}
