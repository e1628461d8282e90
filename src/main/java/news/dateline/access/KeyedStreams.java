package news.dateline.access;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import news.dateline.change.EventStream;

/** Ends streams that were opened with a key when the key is good no longer: within seconds, on every instance. */
@Singleton
class KeyedStreams {
    private final ApiKeyRepository keys;
    /** Bounded by the places for streams. */
    private final Map<EventStream, UUID> keyOf = new ConcurrentHashMap<>();

    KeyedStreams(ApiKeyRepository keys) {
        this.keys = keys;
    }

    /** As everywhere in the public wing, a key that is bad from the beginning is none. */
    void watch(@Observes EventStream stream) {
        stream.authorization()
                .flatMap(KeyAuthentication::token)
                .filter(Secret::isAcceptable)
                .flatMap(token -> keys.good(Secret.of(token)))
                .ifPresent(key -> keyOf.put(stream, key.id()));
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endThoseOfBadKeys() {
        keyOf.keySet().removeIf(EventStream::isOver);
        var watched = Map.copyOf(keyOf);
        if (watched.isEmpty()) {
            return;
        }
        var good = keys.goodAmong(watched.values());
        watched.forEach((stream, key) -> {
            if (!good.contains(key)) {
                stream.end();
            }
        });
    }
}
