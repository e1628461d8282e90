package news.dateline.access;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import news.dateline.change.ReadUpTo;
import org.jspecify.annotations.Nullable;

/**
 * Remembers up to where partners have read the log of changes, as they say by asking for what comes after; written down every
 * ten seconds, so that no answer waits for that.
 */
@Singleton
public class ReadPositions {
    /** Bounded by the number of partners. */
    private final Map<UUID, Position> unwritten = new ConcurrentHashMap<>();

    private final Partners partners;
    private final PositionRepository positions;
    private final InstantSource clock;

    ReadPositions(Partners partners, PositionRepository positions, InstantSource clock) {
        this.partners = partners;
        this.positions = positions;
        this.clock = clock;
    }

    void note(@Observes ReadUpTo read) {
        partners.of(read.authorization())
                .ifPresent(partner -> unwritten.merge(
                        partner.key(),
                        new Position(read.seq(), clock.instant()),
                        (known, fresh) -> fresh.seq() > known.seq() ? fresh : known));
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void writeDown() {
        unwritten.forEach((key, position) -> {
            positions.advance(key, position);
            // Not if it went on in between: then that is written next time.
            unwritten.remove(key, position);
        });
    }

    /** All partners whose keys are good, by name, and up to where each has read. */
    public List<OfPartner> all() {
        return positions.all();
    }

    record Position(long seq, Instant at) {}

    /**
     * How far a partner has read.
     *
     * @param seq everything up to here was read; 0 if the partner never said so
     * @param at when the partner first said that; null if never
     */
    public record OfPartner(
            UUID key, String name, long seq, @Nullable Instant at) {}
}
