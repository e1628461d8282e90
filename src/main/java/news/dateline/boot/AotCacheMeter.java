package news.dateline.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** So that a fleet whose caches do not fit its machines is found by an alarm, not by patience. */
@Singleton
class AotCacheMeter implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dateline.aot.cache.used", () -> AotCache.ofThisJvm() == AotCache.USED ? 1 : 0)
                .description("1 if the JVM started from an AOT cache")
                .register(registry);
    }
}
