package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import news.dateline.mail.Outbox;
import news.dateline.newsletter.Suppressing.Reason;
import org.jspecify.annotations.Nullable;

/** How it ends: by leaving, by a letter that cannot be delivered, by a complaint, by being forgotten. */
@Singleton
class Ending {
    private final Subscribers subscribers;
    private final Suppressing suppressing;
    private final MailedTokens tokens;
    private final SignUps signUps;
    private final Outbox outbox;
    private final Ledger ledger;

    Ending(
            Subscribers subscribers,
            Suppressing suppressing,
            MailedTokens tokens,
            SignUps signUps,
            Outbox outbox,
            Ledger ledger) {
        this.subscribers = subscribers;
        this.suppressing = suppressing;
        this.tokens = tokens;
        this.signUps = signUps;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /** The subscriber leaves these, or all if none is named; tells how many were left. */
    @Transactional(TxType.MANDATORY)
    int leave(Subscriber subscriber, Collection<UUID> newsletters, String via) {
        var ended = newsletters.isEmpty()
                ? subscribers.endAll(subscriber.id(), "left")
                : subscribers.end(subscriber.id(), newsletters, "left");
        tokens.revokeConfirmation(subscriber.id(), newsletters);
        record(subscriber, ended, "withdrawn", via, "left");
        return ended.size();
    }

    /** The address does not exist, or its owner complained: nobody writes there again. */
    @Transactional(TxType.MANDATORY)
    void suppress(Subscriber subscriber, Reason reason, String via) {
        var ended = subscribers.endAll(subscriber.id(), reason.wireName());
        record(subscriber, ended, reason.wireName(), via, null);
        silence(subscriber, reason);
    }

    /** The same of somebody of whom nothing else is known, be it any more: they are not written to if others sign them up. */
    @Transactional(TxType.MANDATORY)
    void suppress(EmailAddress stranger, Reason reason) {
        suppressing.suppress(stranger.key(), reason);
        signUps.withdraw(stranger.key());
        outbox.withdraw(stranger.toSend());
    }

    /** The subscriber is forgotten: what remains is a keyed hash, in the ledger and among those nobody writes to. */
    @Transactional(TxType.MANDATORY)
    void erase(Subscriber subscriber, String via) {
        ledger.record(subscriber, Ledger.Entry.of("erased", via, null));
        silence(subscriber, Reason.ERASED);
        subscribers.delete(subscriber.id());
        // At last: until their subscriptions are gone, the end of a newsletter may add an entry.
        ledger.forget(subscriber.id());
    }

    private void record(Subscriber subscriber, List<String> slugs, String kind, String via, @Nullable String reason) {
        slugs.forEach(slug ->
                ledger.record(subscriber, Ledger.Entry.of(kind, via, slug).because(reason)));
    }

    /** Nothing that waits is followed or sent any more. */
    private void silence(Subscriber subscriber, Reason reason) {
        suppressing.suppress(subscriber.key(), reason);
        tokens.revokeAll(subscriber.id());
        signUps.withdraw(subscriber.key());
        outbox.withdraw(subscriber.address());
    }
}
