package news.dateline.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due: every instance claims as many letters as it has hands free, sends them outside of any transaction, and
 * writes down how it went. A letter is claimed at once after the commit that posted it, or within a second.
 *
 * <p>Nothing here says who a letter is for: not the log, and no exception that gets there.
 */
@Singleton
class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final long POLL_MILLIS = 1000;
    private static final long FAREWELL_SECONDS = 10;

    private final MailQueue queue;
    private final Carrier carrier;
    private final MailMeters meters;
    private final int hands;
    private final Semaphore free;
    /** Holds one hint at the most: there may be something to do. */
    private final BlockingQueue<Boolean> hints = new ArrayBlockingQueue<>(1);

    private volatile boolean isStopping;

    Sending(MailQueue queue, Carrier carrier, MailMeters meters, PostConfig config) {
        this.queue = queue;
        this.carrier = carrier;
        this.meters = meters;
        this.hands = config.concurrency();
        this.free = new Semaphore(hands);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("mail").start(this::run);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Posted posted) {
        hint();
    }

    /** Gives what is on its way the time to arrive; what is cut off is sent again by whoever finds its lease over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        hint();
        if (!free.tryAcquire(hands, FAREWELL_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("The application ends while letters are on their way; they are tried again");
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        queue.prune();
    }

    private void hint() {
        // Full is as good: then a hint is there already.
        var _ = hints.offer(true);
    }

    private void run() {
        while (!isStopping) {
            try {
                if (!sendSome()) {
                    hints.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Without this thread no letter leaves any more.
                LOG.warnf("Letters wait: %s", named(e));
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if there was nothing to claim, or nobody to do it. */
    private boolean sendSome() {
        int claimable = free.availablePermits();
        if (claimable == 0) {
            return false;
        }
        var claims = queue.claim(claimable);
        for (var claim : claims) {
            // Only this thread takes from what is free, so that this does not wait.
            free.acquireUninterruptibly();
            Thread.ofVirtual().name("mail-" + claim.id()).start(() -> send(claim));
        }
        return !claims.isEmpty();
    }

    private void send(Claim claim) {
        try {
            var delivery = attempt(claim);
            if (queue.record(claim, delivery)) {
                meters.count(claim, delivery);
                tell(claim, delivery);
            } else {
                LOG.warnf("Letter %s (%s) was withdrawn, or its lease was over", claim.id(), kind(claim));
            }
        } catch (RuntimeException | Error e) {
            // It is due again when the lease is over.
            LOG.warnf("What became of letter %s (%s) was not written down: %s", claim.id(), kind(claim), named(e));
        } finally {
            free.release();
            hint();
        }
    }

    private Delivery attempt(Claim claim) {
        try {
            return claim.isStale() ? new Delivery.Stale() : carrier.carry(claim);
        } catch (RuntimeException | Error e) {
            LOG.errorf("Letter %s (%s) cannot be sent: %s", claim.id(), kind(claim), named(e));
            return new Delivery.Deferred(null);
        }
    }

    private static void tell(Claim claim, Delivery delivery) {
        switch (delivery) {
            case Delivery.Sent _ -> LOG.debugf("Letter %s (%s) was sent", claim.id(), kind(claim));
            case Delivery.Deferred deferred ->
                LOG.warnf(
                        "Letter %s (%s) was not taken, try %d: %s",
                        claim.id(), kind(claim), claim.attempt(), code(deferred.code()));
            case Delivery.Stale _ ->
                LOG.warnf("Letter %s (%s) is given up: what it says is not good any more", claim.id(), kind(claim));
            case Delivery.Refused refused ->
                LOG.warnf("Letter %s (%s) was refused: %s", claim.id(), kind(claim), code(refused.code()));
        }
    }

    private static String kind(Claim claim) {
        return claim.letter().kind();
    }

    private static String code(@Nullable Integer code) {
        return code == null ? "no answer" : "reply code " + code;
    }

    /** Messages of exceptions may quote what was sent, and to whom. */
    private static String named(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
