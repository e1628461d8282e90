package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.newsletter.MailedTokens.Purpose;

/** Takes it from the owner of an address that the newsletters are wanted indeed. */
@Singleton
class Confirming {
    private final MailedTokens tokens;
    private final Subscribers subscribers;
    private final NewsletterRepository newsletters;
    private final Ledger ledger;
    private final SignUpMeters meters;

    Confirming(
            MailedTokens tokens,
            Subscribers subscribers,
            NewsletterRepository newsletters,
            Ledger ledger,
            SignUpMeters meters) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.newsletters = newsletters;
        this.ledger = ledger;
        this.meters = meters;
    }

    /** The language of whoever the token was mailed to; empty for a token that is not good. */
    @Transactional
    Optional<Tongue> tongue(String token) {
        return tokens.find(Purpose.CONFIRM, token)
                .flatMap(grant -> subscribers.byId(grant.subscriber()))
                .map(Subscriber::tongue);
    }

    /** The newsletters that the token confirms, all that were asked for; it does so once. */
    @Transactional
    List<Newsletter> confirm(String token, SignUp.Via via, String network) {
        var subscriber = tokens.find(Purpose.CONFIRM, token)
                .flatMap(grant -> subscribers.locked(grant.subscriber()))
                .orElseThrow(NewsletterProblems::linkNotGood);
        // Whoever was first with the same link has used it up by now.
        var grant = tokens.redeem(Purpose.CONFIRM, token).orElseThrow(NewsletterProblems::linkNotGood);
        var proof = "mailed link, issued " + grant.issuedAt();
        return confirmed(
                subscriber,
                grant.newsletters(),
                Ledger.Entry.of("confirmed", via.wireName(), null).from(network).proven(proof));
    }

    /** The subscriber gets these from now on; how that is proven is in the entry. */
    List<Newsletter> confirmed(Subscriber subscriber, Collection<UUID> asked, Ledger.Entry entry) {
        var fresh = subscribers.confirm(subscriber.id(), asked);
        var all = newsletters.byIds(asked);
        all.stream()
                .filter(newsletter -> fresh.contains(newsletter.id()))
                .forEach(newsletter -> ledger.record(subscriber, entry.about(newsletter.slug())));
        meters.confirmed(fresh.size());
        return all;
    }
}
