package news.dateline.desk;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Publishes what is due, every second on every instance; the first that locks a draft does it. What fell due while nobody was
 * running goes out at the first look after the start.
 */
@Singleton
class DuePublishing {
    private static final Logger LOG = Logger.getLogger(DuePublishing.class);
    private static final int AT_ONCE = 100;

    private final DraftRepository drafts;
    private final Publishing publishing;

    DuePublishing(DraftRepository drafts, Publishing publishing) {
        this.drafts = drafts;
        this.publishing = publishing;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (var id : drafts.due(AT_ONCE)) {
            try {
                publishing.publishDue(id);
            } catch (RuntimeException e) {
                // One that fails must not keep the others from going out; it is tried again in a second.
                LOG.errorf(e, "The scheduled publication of %s failed", id);
            }
        }
    }
}
