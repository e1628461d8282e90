package news.dateline.webhook;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import news.dateline.change.ChangeLog;
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
            if (next.changes().size() < AT_ONCE) {
                finish(held, next);
                return;
            }
            claim = (held.attempts() == 0 ? ahead(held) : claim).flatMap(mine -> tell(mine, next.changes()));
        }
    }

    /** Tells what is left, and writes down with the last of it that there is no more. */
    private void finish(Claim begun, ChangeLog.Batch left) {
        if (left.changes().isEmpty()) {
            queue.rest(begun, left.newest(), null);
            return;
        }
        var last = left.changes().getLast();
        tell(begun, left.changes().subList(0, left.changes().size() - 1)).ifPresent(claim -> {
            if (isTold(claim, last)) {
                queue.rest(claim, left.newest(), null);
                return;
            }
            var attempt = attempt(claim, last);
            if (attempt.isDelivered()) {
                queue.rest(claim, left.newest(), attempt);
            } else {
                queue.putOff(claim, attempt, queue.newest());
            }
        });
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

    /** A removal that was taken ahead of what waited need not be told in its turn. */
    private static boolean isTold(Claim claim, Fact fact) {
        return fact.isRemoval() && fact.seq() <= claim.overtaken();
    }

    private Attempt attempt(Claim claim, Fact fact) {
        return telling.tell(claim.url(), claim.secrets(), events.of(fact), claim.attempts() + 1);
    }

    private Optional<Claim> tell(Claim claim, Fact fact) {
        if (isTold(claim, fact)) {
            return queue.moveTo(claim, fact.seq(), null);
        }
        var attempt = attempt(claim, fact);
        if (attempt.isDelivered()) {
            return queue.moveTo(claim, fact.seq(), attempt);
        }
        queue.putOff(claim, attempt, queue.newest());
        return Optional.empty();
    }

    /** Tells the removals; empty if the endpoint did not take one, or nothing else is due. */
    private Optional<Claim> ahead(Claim begun) {
        var claim = begun;
        for (var removal : queue.removalsAhead(begun, REMOVALS_AT_ONCE)) {
            var attempt = attempt(claim, removal);
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
            queue.putOff(claim, attempt, queue.newest());
        } else {
            queue.waitOn(claim, attempt, queue.newest());
        }
    }
}
