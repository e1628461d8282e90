package news.dateline.change;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The followers whose connections belong to one event loop. It is their only thread: no locks, and what is put together for
 * one is there for the next.
 */
final class FollowerLoop {
    /** So many are written to before the loop looks after other requests. */
    private static final int SLICE = 128;

    private static final long BETWEEN_SLICES_MICROS = 200;
    private static final long LONGEST_TICK_MILLIS = 1_000;

    private static final Logger LOG = Logger.getLogger(FollowerLoop.class);

    private final EventLoop thread;
    private final Set<Follower> followers = new LinkedHashSet<>();
    private final Map<Place, Stretch> stretches = new HashMap<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean walking;

    FollowerLoop(EventLoop thread, Duration heartbeat) {
        this.thread = thread;
        long tick = Math.clamp(heartbeat.toMillis() / 4, 1, LONGEST_TICK_MILLIS);
        var unused = thread.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
    }

    /** There is something new for somebody; called by any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(this::walk);
        }
    }

    /** Has the task done on the thread of the loop. */
    void execute(Runnable task) {
        thread.execute(task);
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    Collection<Follower> followers() {
        return List.copyOf(followers);
    }

    /** What follows on this position; looked for once for all who are there. */
    Optional<Stretch> next(Broadcast broadcast, long position, int mostBytes) {
        var place = new Place(broadcast, position);
        var known = stretches.get(place);
        if (known != null) {
            return Optional.of(known);
        }
        var found = broadcast.after(position, mostBytes);
        found.ifPresent(stretch -> stretches.put(place, stretch));
        return found;
    }

    /** The part of a longer stretch that follows on this position. */
    Stretch next(Stretch whole, long position, int mostBytes) {
        return stretches.computeIfAbsent(new Place(whole, position), place -> whole.after(position, mostBytes));
    }

    private void walk() {
        if (walking) {
            // The walk that is under way ends with another one.
            return;
        }
        woken.set(false);
        stretches.clear();
        walking = true;
        walk(followers.toArray(Follower[]::new), 0);
    }

    private void walk(Follower[] all, int from) {
        int end = Math.min(from + SLICE, all.length);
        for (int i = from; i < end; i++) {
            guarded(all[i], Follower::pump);
        }
        if (end < all.length) {
            var unused = thread.schedule(() -> walk(all, end), BETWEEN_SLICES_MICROS, TimeUnit.MICROSECONDS);
            return;
        }
        walking = false;
        if (woken.get()) {
            thread.execute(this::walk);
        }
    }

    /** Whatever happens to one of them, the loop goes on. */
    private static void guarded(Follower follower, Consumer<Follower> deed) {
        try {
            deed.accept(follower);
        } catch (RuntimeException e) {
            LOG.warn("A follower is cut off", e);
            follower.cut();
        }
    }

    private void tick() {
        stretches.clear();
        long now = System.nanoTime();
        followers().forEach(follower -> guarded(follower, one -> one.tick(now)));
    }

    /** A position within a broadcast or a stretch: those themselves, not others that are equal. */
    private record Place(Object within, long position) {}
}
