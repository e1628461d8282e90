package news.dateline.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What operators see of the letters: by their kind, never by whom they are for. */
@Singleton
class MailMeters {
    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final MailQueue queue;
    private final MultiGauge waiting;
    private final MultiGauge oldest;
    private final Map<String, MailQueue.Waiting> known = new ConcurrentHashMap<>();

    MailMeters(MeterRegistry registry, MailQueue queue) {
        this.registry = registry;
        this.queue = queue;
        waiting = MultiGauge.builder("dateline.mail.waiting")
                .description("Letters that wait to be sent, on all instances together")
                .register(registry);
        oldest = MultiGauge.builder("dateline.mail.oldest")
                .description("For how long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    void count(Claim claim, Delivery delivery) {
        var kind = claim.letter().kind();
        known.putIfAbsent(kind, new MailQueue.Waiting(kind, 0, 0));
        switch (delivery) {
            case Delivery.Sent _ ->
                registry.counter("dateline.mail.sent", KIND, kind).increment();
            case Delivery.Deferred _ -> failed(kind, claim.isLast() ? "expired" : "deferred");
            case Delivery.Stale _ -> failed(kind, "expired");
            case Delivery.Refused _ -> failed(kind, "refused");
        }
    }

    private void failed(String kind, String outcome) {
        registry.counter("dateline.mail.failures", KIND, kind, "outcome", outcome)
                .increment();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        // A kind of which nothing waits any more is zero, not gone.
        known.replaceAll((kind, _) -> new MailQueue.Waiting(kind, 0, 0));
        queue.waiting().forEach(row -> known.put(row.kind(), row));
        waiting.register(rows(MailQueue.Waiting::number), true);
        oldest.register(rows(MailQueue.Waiting::oldest), true);
    }

    private List<MultiGauge.Row<?>> rows(Function<MailQueue.Waiting, Number> value) {
        return known.values().stream()
                .<MultiGauge.Row<?>>map(row -> MultiGauge.Row.of(Tags.of(KIND, row.kind()), value.apply(row)))
                .toList();
    }
}
