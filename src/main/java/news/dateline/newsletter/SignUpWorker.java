package news.dateline.newsletter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks at the sign-ups that wait: soon after one came in, and each second, on every instance. One that fails is put aside for a
 * while, so that it keeps up no other.
 */
@Singleton
class SignUpWorker {
    private static final Logger LOG = Logger.getLogger(SignUpWorker.class);
    private static final int AT_ONCE = 100;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    /** Before that, whoever signs up somebody could tell by the time of their next request what was done about this one. */
    private static final int LONGEST_PAUSE_MILLIS = 400;

    private final SignUps signUps;
    private final Admission admission;
    private final LetterCaps caps;
    private final ExecutorService threads;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile boolean isStopping;

    SignUpWorker(SignUps signUps, Admission admission, LetterCaps caps, @VirtualThreads ExecutorService threads) {
        this.signUps = signUps;
        this.admission = admission;
        this.caps = caps;
        this.threads = threads;
    }

    /** There may be something to look at. */
    void wake() {
        if (!isStopping && isWoken.compareAndSet(false, true)) {
            threads.execute(this::lookSoon);
        }
    }

    private void lookSoon() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
            isWoken.set(false);
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (!isLooking.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean isMore = true;
            while (isMore && !isStopping) {
                isMore = lookAtSome();
            }
        } catch (RuntimeException e) {
            LOG.warnf("Sign-ups cannot be looked at: %s", e.getClass().getSimpleName());
        } finally {
            isLooking.set(false);
        }
    }

    /** Looks at those who have waited longest, in their order; tells whether more may be due. */
    private boolean lookAtSome() {
        var due = signUps.due(AT_ONCE);
        // While there are as many letters as an hour may have, nobody would get one.
        return !due.isEmpty() && !caps.isFull() && due.stream().allMatch(this::look) && due.size() == AT_ONCE;
    }

    void stop(@Observes ShutdownEvent end) {
        isStopping = true;
    }

    private boolean look(UUID id) {
        try {
            return admission.look(id);
        } catch (RuntimeException e) {
            // Its message may quote what was to be stored, and with it the address.
            LOG.errorf("The sign-up %s failed and is tried again: %s", id, trace(e));
            signUps.postpone(id, AFTER_A_FAILURE);
            return true;
        }
    }

    /** Where it happened, without what was said. */
    private static String trace(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var place = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        return root.getClass().getName() + place;
    }
}
