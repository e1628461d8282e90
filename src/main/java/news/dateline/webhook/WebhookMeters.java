package news.dateline.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** What operators see of webhooks: how many, how far behind, and how tries end; never which. */
@Singleton
class WebhookMeters {
    private final MeterRegistry registry;
    private final WebhookQueue queue;
    private volatile WebhookQueue.Lag lag = new WebhookQueue.Lag(0, 0, 0);

    WebhookMeters(MeterRegistry registry, WebhookQueue queue) {
        this.registry = registry;
        this.queue = queue;
        registry.gauge("dateline.webhook.active", this, meters -> meters.lag.active());
        registry.gauge("dateline.webhook.failing", this, meters -> meters.lag.failing());
        registry.gauge("dateline.webhook.behind", this, meters -> meters.lag.behind());
    }

    void count(Attempt attempt) {
        registry.timer("dateline.webhook.attempts", "outcome", attempt.outcome())
                .record(attempt.took());
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        lag = queue.lag();
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        queue.prune();
    }
}
