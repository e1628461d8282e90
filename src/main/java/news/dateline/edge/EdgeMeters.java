package news.dateline.edge;

import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How well the kept answers do, for {@code /q/metrics}. */
@Singleton
class EdgeMeters {
    private final Map<CacheStatus, LongAdder> answers = new EnumMap<>(CacheStatus.class);
    private final Counter dropped;
    private final Counter evicted;
    private final MeterRegistry registry;

    EdgeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var status : CacheStatus.values()) {
            var count = new LongAdder();
            answers.put(status, count);
            // Read when it is asked for: this is counted more often than anything else.
            FunctionCounter.builder("dateline.cache.answers", count, LongAdder::sum)
                    .description("Answers of the public wing, by what the cache had to do with them")
                    .tag("cache", status.label())
                    .register(registry);
        }
        this.dropped = removals("change");
        this.evicted = removals("room");
    }

    private Counter removals(String cause) {
        return Counter.builder("dateline.cache.removals")
                .description("Answers that are kept no longer, because of a change or for want of room")
                .tag("cause", cause)
                .register(registry);
    }

    void watch(Supplier<Number> entries, Supplier<Number> bytes) {
        Gauge.builder("dateline.cache.entries", entries).register(registry);
        Gauge.builder("dateline.cache.bytes", bytes).register(registry);
    }

    void count(CacheStatus status) {
        Objects.requireNonNull(answers.get(status)).increment();
    }

    void gone(RemovalCause cause) {
        switch (cause) {
            case EXPLICIT -> dropped.increment();
            case SIZE -> evicted.increment();
            // What was replaced was too old.
            default -> {}
        }
    }
}
