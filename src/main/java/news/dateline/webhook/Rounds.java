package news.dateline.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import news.dateline.change.ChangeTail;
import news.dateline.web.Bell;
import news.dateline.web.Hands;
import org.jboss.logging.Logger;

/**
 * Goes round the endpoints: every instance claims as many as it has hands free as soon as the log has grown, or within a
 * second. Those that failed before get half of the hands at the most, so that they hold up nobody.
 */
@Singleton
class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Endpoints that another instance has taken in are its own to tell meanwhile. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final WebhookQueue queue;
    private final Round round;
    private final ChangeTail tail;
    private final Hands hands;
    private final Semaphore freeForFailing;
    private final Bell enlisted = new Bell();
    private volatile boolean isStopping;

    Rounds(WebhookQueue queue, Round round, ChangeTail tail, WebhookConfig config) {
        this.queue = queue;
        this.round = round;
        this.tail = tail;
        int concurrency = Math.max(2, config.concurrency());
        this.hands = new Hands(concurrency);
        this.freeForFailing = new Semaphore(concurrency / 2);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("webhooks").start(this::run);
    }

    /** What is under way may end; what is cut off is told again by whoever finds its lease over. */
    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        enlisted.ring();
        if (!hands.rest(FAREWELL)) {
            LOG.info("Some webhooks were cut off; they are told again.");
        }
    }

    private void run() {
        boolean isAnybodyThere = false;
        while (!isStopping) {
            long seen = tail.position();
            try {
                isAnybodyThere = isAnybodyThere || queue.isAnybodyThere();
                if (!isAnybodyThere) {
                    // A house without endpoints is not asked for each change, nor each second, whether it has any.
                    enlisted.await(IDLE);
                    continue;
                }
                boolean inOrder = claim(false);
                boolean failing = claim(true);
                if (!inOrder && !failing) {
                    isAnybodyThere = tail.awaitBeyond(seen, POLL);
                } else if (hands.free() == 0) {
                    hands.awaitFree(POLL);
                }
            } catch (RuntimeException e) {
                LOG.warnf("Webhooks wait: %s", e.getClass().getSimpleName());
                tail.awaitBeyond(Long.MAX_VALUE, POLL);
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Enlisting.Enlisted event) {
        enlisted.ring();
    }

    private boolean claim(boolean failing) {
        int claimable = failing ? Math.min(hands.free(), freeForFailing.availablePermits()) : hands.free();
        if (claimable == 0 || isStopping) {
            return false;
        }
        var claims = queue.claim(claimable, failing);
        for (var claim : claims) {
            if (failing) {
                // Only this thread takes from what is free, so that this does not wait.
                freeForFailing.acquireUninterruptibly();
            }
            hands.give("webhook-" + claim.id(), () -> make(claim, failing));
        }
        return !claims.isEmpty();
    }

    private void make(Claim claim, boolean failing) {
        try {
            round.make(claim);
        } catch (RuntimeException e) {
            LOG.warnf("Webhook %s: %s", claim, e.getClass().getSimpleName());
            letGo(claim);
        } finally {
            if (failing) {
                freeForFailing.release();
            }
        }
    }

    /** If the database cannot be reached for that either, somebody goes on when the lease is over. */
    private void letGo(Claim claim) {
        try {
            queue.letGo(claim);
        } catch (RuntimeException e) {
            LOG.debugf("Webhook %s keeps its lease: %s", claim, e.getClass().getSimpleName());
        }
    }
}
