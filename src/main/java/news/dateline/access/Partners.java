package news.dateline.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Knows partners by their keys in the public wing. What the database says of a key is remembered for some seconds, so that a
 * read costs no statement for it; whatever changes about a key holds everywhere within five.
 */
@Singleton
class Partners {
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(4);
    /** Beyond that nothing more is remembered; whoever tries out keys must not fill the memory. */
    private static final int MOST = 10_000;

    private final ApiKeyRepository keys;
    private final LastUse uses;
    private final InstantSource clock;
    /** By the hash of the secret: who is no partner, too. */
    private final Map<ByteBuffer, Looked> looked = new ConcurrentHashMap<>();

    Partners(ApiKeyRepository keys, LastUse uses, InstantSource clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /** The partner with the key in this {@code Authorization}; empty for whoever else comes with it. */
    Optional<Partner> of(String authorization) {
        return looked(authorization).flatMap(Looked::partner).filter(partner -> partner.isGood(clock.instant()));
    }

    /** The id of the key in this {@code Authorization}, whoever's it is; empty if it is none, or is good no longer. */
    Optional<UUID> key(String authorization) {
        return looked(authorization)
                .filter(known ->
                        known.partner().isEmpty() || known.partner().get().isGood(clock.instant()))
                .flatMap(Looked::key);
    }

    private Optional<Looked> looked(String authorization) {
        return KeyAuthentication.token(authorization)
                .filter(Secret::isAcceptable)
                .map(Secret::of)
                .map(this::known);
    }

    private Looked known(Secret secret) {
        var hash = ByteBuffer.wrap(secret.hash());
        long now = System.nanoTime();
        var before = looked.get(hash);
        if (before != null && now - before.at() < REMEMBERED_NANOS) {
            return before;
        }
        var good = keys.good(secret);
        // As old as the question: the answer may be older than a change that came in between.
        var found = new Looked(good.map(ApiKey::id), good.flatMap(ApiKey::asPartner), now);
        found.partner().ifPresent(partner -> uses.note(partner.key(), clock.instant()));
        if (before != null || looked.size() < MOST) {
            looked.put(hash, found);
        }
        return found;
    }

    @Scheduled(every = "5s")
    void forget() {
        long now = System.nanoTime();
        looked.values().removeIf(known -> now - known.at() >= REMEMBERED_NANOS);
    }

    private record Looked(Optional<UUID> key, Optional<Partner> partner, long at) {}
}
