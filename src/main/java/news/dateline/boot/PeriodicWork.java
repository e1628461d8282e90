package news.dateline.boot;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import news.dateline.web.DatabaseFailure;
import org.jboss.logging.Logger;

/**
 * Begins a moment after the start: a dozen first looks at the database, all at once, would hold up the first answer. Ends when
 * the instance leaves: what begins then would meet an application that is half gone, and the others do it.
 */
@Singleton
class PeriodicWork {
    private static final Logger LOG = Logger.getLogger(PeriodicWork.class);

    private final Scheduler scheduler;
    private final Executor soon = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    PeriodicWork(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** It comes again; that the database is away is no news to anybody, and no reason for a hundred lines. */
    void failed(@Observes FailedExecution failure) {
        var work = failure.getExecution().getTrigger().getMethodDescription();
        if (DatabaseFailure.isPassing(failure.getException())) {
            LOG.warnf("%s waits for the database: %s", work, DatabaseFailure.inWords(failure.getException()));
        } else {
            LOG.errorf(failure.getException(), "%s failed", work);
        }
    }

    void begin(@Observes StartupEvent start) {
        soon.execute(scheduler::resume);
    }

    void end(@Observes ShutdownDelayInitiatedEvent leaving) {
        scheduler.pause();
    }
}
