package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import news.dateline.mail.Letter;
import news.dateline.newsletter.MailedTokens.Purpose;

/** Follows a sign-up: what it says of the subscriber is written down, and the owner of the address is asked by letter. */
@Singleton
class OptingIn {
    private final Subscribers subscribers;
    private final NewsletterRepository newsletters;
    private final MailedTokens tokens;
    private final Letters letters;
    private final Ledger ledger;
    private final NewsletterConfig config;

    OptingIn(
            Subscribers subscribers,
            NewsletterRepository newsletters,
            MailedTokens tokens,
            Letters letters,
            Ledger ledger,
            NewsletterConfig config) {
        this.subscribers = subscribers;
        this.newsletters = newsletters;
        this.tokens = tokens;
        this.letters = letters;
        this.ledger = ledger;
        this.config = config;
    }

    /** The letter that follows from the sign-up; empty if the subscriber has what is asked for, or is none. */
    @Transactional(TxType.MANDATORY)
    Optional<Plan> plan(SignUp signUp) {
        var subscriber = subscribers.lockedByKey(signUp.key());
        return switch (signUp.kind()) {
            case SUBSCRIPTION -> {
                var missing = missing(signUp, subscriber);
                yield missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Plan(ids(missing), () -> confirmation(signUp, missing)));
            }
            case LINK ->
                subscriber
                        .filter(known -> known.confirmed().isPresent())
                        .map(known -> new Plan(List.of(), () -> link(known)));
        };
    }

    private List<Newsletter> missing(SignUp signUp, Optional<Subscriber> subscriber) {
        var confirmed = subscriber.map(known -> subscribers.confirmed(known.id()));
        return newsletters.byIds(signUp.newsletters()).stream()
                .filter(Newsletter::isOpen)
                .filter(newsletter -> confirmed.isEmpty() || !confirmed.get().contains(newsletter.id()))
                .toList();
    }

    private Letter confirmation(SignUp signUp, List<Newsletter> asked) {
        var subscriber = subscribers.ensured(signUp.key(), signUp.address(), signUp.tongue());
        for (var newsletter : asked) {
            subscribers.request(subscriber.id(), newsletter.id());
            ledger.record(
                    subscriber,
                    Ledger.Entry.of("requested", signUp.via().wireName(), newsletter.slug())
                            .shown(
                                    signUp.consent().text(),
                                    signUp.consent().form(),
                                    signUp.tongue().tag())
                            .from(signUp.network()));
        }
        var token = tokens.issue(Purpose.CONFIRM, subscriber.id(), ids(asked), config.confirmLife());
        return letters.confirmation(subscriber, signUp.tongue(), asked, token);
    }

    private static List<UUID> ids(List<Newsletter> newsletters) {
        return newsletters.stream().map(Newsletter::id).toList();
    }

    private Letter link(Subscriber subscriber) {
        var token = tokens.issue(Purpose.PREFERENCES, subscriber.id(), List.of(), config.preferencesLife());
        return letters.preferences(subscriber, token);
    }

    /**
     * What is to be written, should nothing stand against it.
     *
     * @param newsletters what the owner of the address is asked about
     * @param letter writes down what is asked for, and the letter
     */
    record Plan(List<UUID> newsletters, Supplier<Letter> letter) {}
}
