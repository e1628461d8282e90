package news.dateline.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import news.dateline.web.WebProblems;
import org.jboss.logging.Logger;

/** Lets many wait for the next change while one asks the database, five times a second and only as long as anyone waits. */
@Singleton
class ChangeWatch {
    private static final Logger LOG = Logger.getLogger(ChangeWatch.class);
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_WAITING = 2000;

    private final ChangeLog changes;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private boolean watching;
    private long newest;

    ChangeWatch(ChangeLog changes) {
        this.changes = changes;
    }

    /** The moment, on the clock of {@link System#nanoTime}, at which a wait that starts now ends. */
    long deadline(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    /** Waits until there is a change beyond this one; false if the time ran out first. */
    boolean awaitBeyond(long seq, long deadline) {
        if (deadline - System.nanoTime() <= 0) {
            return false;
        }
        if (!places.tryAcquire()) {
            throw WebProblems.busy("Too many requests are waiting for changes already.");
        }
        lock.lock();
        try {
            newest = Math.max(newest, seq);
            if (!watching) {
                watching = true;
                Thread.ofVirtual().name("change-watch").start(this::watch);
            }
            long left = deadline - System.nanoTime();
            while (newest <= seq && left > 0) {
                left = moved.awaitNanos(left);
            }
            return newest > seq;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
            places.release();
        }
    }

    private void watch() {
        try {
            while (isAnyoneWaiting()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyoneWaiting() {
        lock.lock();
        try {
            watching = lock.hasWaiters(moved);
            return watching;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        try {
            long seen = changes.newest();
            lock.lock();
            try {
                if (seen > newest) {
                    newest = seen;
                    moved.signalAll();
                }
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException e) {
            // Those who wait get an empty answer in the end and ask again.
            LOG.warnf("The change log could not be read: %s", e.getMessage());
        }
    }
}
