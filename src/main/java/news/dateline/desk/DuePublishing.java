package news.dateline.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Publishes what is scheduled: every instance looks once a second for what is due or will be before it looks again, and waits
 * for that; the first that locks a draft does it. What fell due while nobody was running goes out at the first look after the
 * start.
 */
@Singleton
class DuePublishing {
    private static final Logger LOG = Logger.getLogger(DuePublishing.class);
    private static final int AT_ONCE = 100;

    private final DraftRepository drafts;
    private final Publishing publishing;
    private volatile boolean isStopping;

    DuePublishing(DraftRepository drafts, Publishing publishing) {
        this.drafts = drafts;
        this.publishing = publishing;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() throws InterruptedException {
        boolean hasPublished = true;
        // As long as there is progress: what fails, or is locked by another instance, is left to the next look.
        while (hasPublished && !isStopping) {
            hasPublished = publishAll(drafts.due(AT_ONCE), System.nanoTime());
        }
    }

    void stop(@Observes ShutdownEvent end) {
        isStopping = true;
    }

    private boolean publishAll(List<DraftRepository.Due> due, long asked) throws InterruptedException {
        boolean hasPublished = false;
        for (var draft : due) {
            TimeUnit.NANOSECONDS.sleep(asked + draft.in().toNanos() - System.nanoTime());
            if (isStopping) {
                return false;
            }
            hasPublished |= publish(draft.id());
        }
        return hasPublished;
    }

    private boolean publish(UUID id) {
        try {
            return publishing.publishDue(id);
        } catch (RuntimeException e) {
            // One that fails must not keep the others from going out; it is tried again in a second.
            LOG.errorf(e, "The scheduled publication of %s failed", id);
            return false;
        }
    }
}
