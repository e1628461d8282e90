package news.dateline.access;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when keys were last used and writes it down every ten seconds, so that no answer waits for that. */
@Singleton
class LastUse {
    /** Bounded by the number of keys that are good. */
    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    private final ApiKeyRepository keys;

    LastUse(ApiKeyRepository keys) {
        this.keys = keys;
    }

    void note(UUID key, Instant at) {
        unwritten.put(key, at);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void writeDown() {
        unwritten.forEach((key, at) -> {
            keys.markUsed(key, at);
            // Not if it was used again in between: then that is written next time.
            unwritten.remove(key, at);
        });
    }
}
