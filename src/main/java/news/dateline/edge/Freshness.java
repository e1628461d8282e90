package news.dateline.edge;

import jakarta.inject.Singleton;
import java.time.Duration;
import news.dateline.change.ChangeTail;

/**
 * How far what is kept can be relied on. While the change log is read, what it has not touched is as fresh as the log; while it
 * cannot be read, only what was read a moment ago is.
 */
@Singleton
class Freshness {
    /** The tail looks once a second at least; when it has been silent for longer than this, it has lost its way. */
    private static final long SILENT = Duration.ofSeconds(3).toNanos();

    /** How long what is read while the tail is silent, and that something cannot be read, is relied on. */
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private static final CharSequence[] AGES = ages();

    private final ChangeTail tail;
    private final long renewal;
    private final long staleIfError;
    private volatile long failedAt = System.nanoTime() - MOMENT;

    Freshness(ChangeTail tail, EdgeConfig config) {
        this.tail = tail;
        this.renewal = config.renewal().toNanos();
        this.staleIfError = config.staleIfError().toNanos();
    }

    private static CharSequence[] ages() {
        var ages = new CharSequence[(int) Duration.ofNanos(SILENT).toSeconds() + 1];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = Integer.toString(i);
        }
        return ages;
    }

    /** Whether the log has been read at all. */
    boolean isKnown() {
        return tail.position() >= 0;
    }

    /** Whether it is as if it had been read now. */
    boolean isFresh(Kept kept) {
        long age = System.nanoTime() - kept.begunAt();
        return age < renewal && (age < MOMENT || tail.silence().toNanos() < SILENT);
    }

    /** Whether it is better than nothing. */
    boolean isWorthwhile(Kept kept) {
        return provenFor(kept) < staleIfError;
    }

    /** Reading anew has just failed. */
    void failed() {
        failedAt = System.nanoTime();
    }

    /** Whether it has failed so recently that the next try had better wait. */
    boolean isHopeless() {
        return System.nanoTime() - failedAt < MOMENT;
    }

    /** Whether the log has been silent for so long that it is better not to wait for those who try. */
    boolean isDoubtful() {
        return tail.silence().toNanos() >= SILENT;
    }

    /** Seconds since it was last known to be as it is ({@code Age}, RFC 9111): read, or untouched by the log. */
    CharSequence age(Kept kept) {
        long seconds = provenFor(kept) / 1_000_000_000;
        return seconds < AGES.length ? AGES[(int) seconds] : Long.toString(seconds);
    }

    private long provenFor(Kept kept) {
        return Math.min(System.nanoTime() - kept.begunAt(), tail.silence().toNanos());
    }
}
