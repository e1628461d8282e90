package news.dateline.web;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Wakes the thread that waits for something to do. However often it was rung meanwhile, it wakes it once. */
public final class Bell {
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    /** There may be something to do. */
    public void ring() {
        // Full is as good: then it was rung already.
        var _ = rung.offer(true);
    }

    /** Waits until it is rung, for so long at the most. */
    public void await(Duration longest) {
        try {
            rung.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
