package news.dateline.access;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.dateline.web.Standing;

/** The requests of a partner that this instance may admit in the running minute. */
final class Allotment {
    private static final String POLICY = "default";

    private int limit;
    private int drawn;
    private int left;
    private long endNanos = System.nanoTime();

    /** Admits a request, or not; asks for more only when none are left and there may be some. */
    synchronized Standing take(int ofLimit, Supplier<Draw> more) {
        long now = System.nanoTime();
        boolean isOver = now - endNanos >= 0;
        if (isOver || ofLimit != limit || (left == 0 && drawn < limit)) {
            var draw = more.get();
            limit = ofLimit;
            drawn = draw.drawn();
            left = draw.granted();
            endNanos = now + TimeUnit.MILLISECONDS.toNanos(draw.millisLeft());
        }
        boolean isAdmitted = left > 0;
        if (isAdmitted) {
            left--;
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(endNanos - now + 999_999_999L));
        return new Standing(POLICY, isAdmitted, limit, Math.max(0, limit - drawn + left), seconds);
    }

    /**
     * Requests that were drawn for this instance.
     *
     * @param drawn by all instances in this minute, these included
     * @param millisLeft until the minute of the database ends
     */
    record Draw(int drawn, int granted, long millisLeft) {}
}
