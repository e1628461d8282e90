package news.dateline.webhook;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import news.dateline.change.Fact;

/**
 * Tells one endpoint everything that it has not been told, in order, until it has or does not take something. Where changes
 * wait because one was not taken, or because there are many, removals go ahead of them: what was withdrawn should not wait
 * for what was published.
 */
@Singleton
class Round {
    private static final int AT_ONCE = 50;
    private static final int REMOVALS_AT_ONCE = 500;

    private final WebhookQueue queue;
    private final Events events;
    private final Telling telling;

    Round(WebhookQueue queue, Events events, Telling telling) {
        this.queue = queue;
        this.events = events;
        this.telling = telling;
    }

    /** As much as there is; ends when all is told, something was not taken, or somebody else is at it. */
    void make(Claim begun) {
        var claim = begun.attempts() > 0 ? ahead(begun) : Optional.of(begun);
        while (claim.isPresent()) {
            var held = claim.get();
            var next = queue.next(held, AT_ONCE);
            boolean isLast = next.changes().size() < AT_ONCE;
            if (!isLast && held.attempts() == 0) {
                claim = ahead(held).flatMap(mine -> tell(mine, next.changes()));
            } else {
                claim = tell(held, next.changes());
            }
            if (isLast) {
                claim.ifPresent(mine -> queue.rest(mine, next.newest()));
                return;
            }
        }
    }

    private Optional<Claim> tell(Claim begun, List<Fact> facts) {
        var claim = Optional.of(begun);
        for (var fact : facts) {
            if (claim.isEmpty()) {
                break;
            }
            claim = tell(claim.get(), fact);
        }
        return claim;
    }

    private Optional<Claim> tell(Claim claim, Fact fact) {
        if (fact.isRemoval() && fact.seq() <= claim.overtaken()) {
            return queue.moveTo(claim, fact.seq(), null);
        }
        var attempt = telling.tell(claim.url(), claim.secrets(), events.of(fact), claim.attempts() + 1);
        if (attempt.isDelivered()) {
            return queue.moveTo(claim, fact.seq(), attempt);
        }
        queue.putOff(claim, attempt, newestRemoval(claim));
        return Optional.empty();
    }

    /** Tells the removals; empty if the endpoint did not take one, or nothing else is due. */
    private Optional<Claim> ahead(Claim begun) {
        var claim = begun;
        for (var removal : queue.removalsAhead(begun, REMOVALS_AT_ONCE)) {
            var attempt = telling.tell(claim.url(), claim.secrets(), events.of(removal), claim.attempts() + 1);
            if (!attempt.isDelivered()) {
                notTaken(claim, attempt);
                return Optional.empty();
            }
            var held = queue.overtake(claim, attempt, removal.seq());
            if (held.isEmpty()) {
                return held;
            }
            claim = held.get();
        }
        if (claim.isDue()) {
            return Optional.of(claim);
        }
        queue.waitOn(claim, claim.overtaken());
        return Optional.empty();
    }

    private void notTaken(Claim claim, Attempt attempt) {
        if (claim.isDue() || attempt.isGone()) {
            queue.putOff(claim, attempt, newestRemoval(claim));
        } else {
            queue.waitOn(claim, attempt, newestRemoval(claim));
        }
    }

    /** Removals up to here wait with the rest, until something else happens. */
    private long newestRemoval(Claim claim) {
        var waiting = queue.removalsAhead(claim, REMOVALS_AT_ONCE);
        return waiting.isEmpty() ? 0 : waiting.getLast().seq();
    }
}
