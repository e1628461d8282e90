package news.dateline.mail;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import news.dateline.web.Bell;
import news.dateline.web.Hands;
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
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final MailQueue queue;
    private final Carrier carrier;
    private final MailMeters meters;
    private final Hands hands;
    private final Bell posted = new Bell();

    private volatile boolean isStopping;

    Sending(MailQueue queue, Carrier carrier, MailMeters meters, PostConfig config) {
        this.queue = queue;
        this.carrier = carrier;
        this.meters = meters;
        this.hands = new Hands(config.concurrency());
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("mail").start(this::run);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Posted event) {
        posted.ring();
    }

    /** Gives what is on its way the time to arrive; what is cut off is sent again by whoever finds its lease over. */
    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        posted.ring();
        if (!hands.rest(FAREWELL)) {
            LOG.warn("The application ends while letters are on their way; they are tried again");
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        queue.prune();
    }

    private void run() {
        while (!isStopping) {
            try {
                if (hands.free() == 0) {
                    hands.awaitFree(POLL);
                } else if (!sendSome()) {
                    posted.await(POLL);
                }
            } catch (RuntimeException | Error e) {
                // Without this thread no letter leaves any more.
                LOG.warnf("Letters wait: %s", named(e));
                posted.await(POLL);
            }
        }
    }

    /** False if there was nothing to send. */
    private boolean sendSome() {
        var claims = queue.claim(hands.free());
        for (var claim : claims) {
            hands.give("mail-" + claim.id(), () -> send(claim));
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
