package news.dateline.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many hands for work that waits on others, each a virtual thread while it is at work. One thread gives the work out.
 */
public final class Hands {
    private final int all;
    private final Semaphore free;

    /** So many of them, all free. */
    public Hands(int all) {
        this.all = all;
        this.free = new Semaphore(all);
    }

    /** How many have nothing to do. */
    public int free() {
        return free.availablePermits();
    }

    /** Gives work to a free hand; where the one who gives it out asked before how many are free, this does not wait. */
    public void give(String name, Runnable work) {
        free.acquireUninterruptibly();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                free.release();
            }
        });
    }

    /** Waits until one is free, for so long at the most. */
    public void awaitFree(Duration longest) {
        if (await(1, longest)) {
            free.release();
        }
    }

    /** Lets none begin any more, and waits for those at work: false if some are not done in time. */
    public boolean rest(Duration longest) {
        return await(all, longest);
    }

    private boolean await(int number, Duration longest) {
        try {
            return free.tryAcquire(number, longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
