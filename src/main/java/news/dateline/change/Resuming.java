package news.dateline.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import news.dateline.change.ControlEvents.Reset.Reason;
import news.dateline.change.Follower.Start;

/** Decides from where a client goes on, and whether it can. */
@Singleton
class Resuming {
    /** How long an instance usually needs at most to hear of what another one has told already. */
    private static final Duration USUAL_LAG = Duration.ofMillis(200);

    private final ChangeTail tail;
    private final ChangeLog changes;
    private final ReentrantLock asking = new ReentrantLock();
    private long askedAt = System.nanoTime();
    private long newest;

    Resuming(ChangeTail tail, ChangeLog changes) {
        this.tail = tail;
        this.changes = changes;
    }

    /** From the position asked for, or from now on. */
    Start start(Broadcast broadcast, OptionalLong asked) {
        long present = broadcast.position();
        if (present < 0) {
            throw StreamProblems.full("The change log cannot be read at the moment.");
        }
        if (asked.isEmpty()) {
            return new Start(present, null);
        }
        long from = asked.getAsLong();
        if (from > present && !tail.awaitBeyond(from - 1, USUAL_LAG) && from > newest()) {
            return new Start(from, Reason.UNKNOWN);
        }
        return new Start(from, broadcast.isTooFarBehind(from) ? Reason.OUTDATED : null);
    }

    /** The newest change there is, on whichever instance; asked once for all who want to know at the same time. */
    private long newest() {
        long came = System.nanoTime();
        asking.lock();
        try {
            if (askedAt - came < 0) {
                askedAt = System.nanoTime();
                newest = changes.newest();
            }
            return newest;
        } finally {
            asking.unlock();
        }
    }
}
