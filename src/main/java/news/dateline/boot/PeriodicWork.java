package news.dateline.boot;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Begins a moment after the start: a dozen first looks at the database, all at once, would hold up the first answer. Ends when
 * the instance leaves: what begins then would meet an application that is half gone, and the others do it.
 */
@Singleton
class PeriodicWork {
    private final Scheduler scheduler;
    private final Executor soon = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    PeriodicWork(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void begin(@Observes StartupEvent start) {
        soon.execute(scheduler::resume);
    }

    void end(@Observes ShutdownDelayInitiatedEvent leaving) {
        scheduler.pause();
    }
}
