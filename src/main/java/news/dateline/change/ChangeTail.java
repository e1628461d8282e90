package news.dateline.change;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log on every instance: told by {@code NOTIFY}, and by a look every second where that is lost. Since the order
 * of numbers is the order of commits, what comes after its position is all that it has to ask for, also after an outage.
 */
@Singleton
public class ChangeTail {
    private static final Logger LOG = Logger.getLogger(ChangeTail.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final int AT_ONCE = 500;

    private final AgroalDataSource database;
    private final Tidings tidings;
    /** Held while a batch is handed on, so that whoever joins gets all of it or nothing. */
    private final ReentrantLock lock = new ReentrantLock();

    private final List<Relay> relays = new ArrayList<>();
    private final Condition moved = lock.newCondition();
    /** The number of the newest change of each type that was read here. */
    private final Map<String, Long> newest = new HashMap<>();

    /** Negative until the log has been seen for the first time. */
    private volatile long position = -1;

    private volatile long readAt = System.nanoTime();
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    ChangeTail(AgroalDataSource database, Tidings tidings, MeterRegistry meters) {
        this.database = database;
        this.tidings = tidings;
        meters.gauge("dateline.tail.position", this, tail -> tail.position);
        meters.gauge(
                "dateline.tail.silence.seconds", this, tail -> tail.silence().toNanos() / 1e9);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("change-tail").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        lock.lock();
        try {
            relays.forEach(Relay::stop);
        } finally {
            lock.unlock();
        }
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Hands on everything after the present position from now on. */
    void add(Broadcast broadcast) {
        lock.lock();
        try {
            broadcast.restart(position);
            relays.add(new Relay(broadcast));
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest change that was read here; negative before the first look. */
    public long position() {
        return position;
    }

    /** How long ago the log was last read to its end, or as far as one look goes. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - readAt);
    }

    /** Waits until the log has been read beyond this number; false if the time runs out first. */
    public boolean awaitBeyond(long seq, Duration atMost) {
        return await(() -> position > seq, atMost);
    }

    /** Waits for a change beyond this number of one of these types, or of any if there are none. */
    boolean awaitBeyond(long seq, Set<String> types, Duration atMost) {
        return types.isEmpty()
                ? awaitBeyond(seq, atMost)
                : await(() -> types.stream().anyMatch(type -> newest.getOrDefault(type, -1L) > seq), atMost);
    }

    private boolean await(BooleanSupplier there, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!there.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
            return there.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!stopping) {
            try (var log = TailConnection.open(database)) {
                settle(log.newest());
                while (!stopping) {
                    follow(log);
                    pause = FIRST_PAUSE_MILLIS;
                }
            } catch (SQLException | RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("The change log cannot be read, next try in %d ms: %s", pause, e.getMessage());
                    // What befell this connection befell those of the pool, most likely: nobody is to try them one by
                    // one.
                    database.flush(FlushMode.IDLE);
                    rest(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        }
    }

    private void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            // Only stop() interrupts, and the loop looks for that.
            Thread.currentThread().interrupt();
        }
    }

    /** At the beginning, the newest change is where to go on from. Later it is behind only if the database was restored. */
    private void settle(long end) {
        if (position >= 0 && end < position) {
            LOG.warnf("The change log ends at %d, yet %d has been read: it was restored", end, position);
        }
        if (position < 0 || end < position) {
            tidings.interrupted();
            moveTo(end, List.of(), relay -> relay.restart(end));
        }
    }

    private void follow(TailConnection log) throws SQLException {
        var facts = log.after(position, AT_ONCE);
        readAt = System.nanoTime();
        if (facts.isEmpty()) {
            log.awaitHint(POLL);
        } else {
            long upTo = facts.getLast().seq();
            // First of all: who waits for a position may read what nobody has let go of yet.
            tidings.read(facts);
            moveTo(upTo, facts, relay -> relay.carry(facts, upTo));
        }
    }

    private void moveTo(long seq, List<Fact> facts, Consumer<Relay> handOn) {
        lock.lock();
        try {
            relays.forEach(handOn);
            facts.forEach(fact -> newest.put(fact.type(), fact.seq()));
            position = seq;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
