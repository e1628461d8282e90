package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.dateline.newsletter.MailedTokens.Purpose;
import news.dateline.web.Inputs;
import news.dateline.web.Slug;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** What subscribers do for themselves, with the token of a mailed link: look, change, take a copy, be forgotten. */
@Singleton
class Preferences {
    private static final int MOST = 100;

    private final MailedTokens tokens;
    private final Subscribers subscribers;
    private final NewsletterRepository newsletters;
    private final Confirming confirming;
    private final Ending ending;
    private final Ledger ledger;
    private final SignUpMeters meters;
    private final Inputs inputs;

    Preferences(
            MailedTokens tokens,
            Subscribers subscribers,
            NewsletterRepository newsletters,
            Confirming confirming,
            Ending ending,
            Ledger ledger,
            SignUpMeters meters,
            Inputs inputs) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.newsletters = newsletters;
        this.confirming = confirming;
        this.ending = ending;
        this.ledger = ledger;
        this.meters = meters;
        this.inputs = inputs;
    }

    @Transactional
    PreferencesView read(@Nullable String token) {
        return view(holder(token));
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    PreferencesView patch(@Nullable String token, @Nullable JsonNode patch, String network) {
        var subscriber = holder(token);
        var present = PreferencesInput.of(view(subscriber));
        var input = inputs.merge(present, patch, PreferencesInput.class, PreferencesInput.READ_ONLY);
        change(subscriber, input, network);
        return view(holder(token));
    }

    /** All of it, replaced. */
    @Transactional
    PreferencesView replace(@Nullable String token, PreferencesInput input, String network) {
        change(holder(token), input, network);
        return view(holder(token));
    }

    private void change(Subscriber subscriber, PreferencesInput input, String network) {
        if (input.newsletters() == null) {
            throw WebProblems.invalid(
                    "#/newsletters", "required", "must be a list; to leave all newsletters, send an empty one.");
        }
        if (input.language() != null) {
            subscribers.speak(subscriber.id(), tongue(input.language()));
        }
        var present = subscribers.confirmed(subscriber.id());
        var wanted = wanted(input.newsletters(), present);
        var left = new HashSet<>(present);
        left.removeAll(wanted);
        if (!left.isEmpty()) {
            meters.left(ending.leave(subscriber, left, "preferences"));
        }
        join(subscriber, wanted, network);
    }

    /** The link was mailed to the address: who came by it has proven to be the owner, and needs no other letter. */
    private void join(Subscriber subscriber, Collection<UUID> wanted, String network) {
        confirming.confirmed(
                subscriber,
                wanted,
                Ledger.Entry.of("confirmed", "preferences", null)
                        .from(network)
                        .proven("mailed link to the preferences"));
    }

    private Set<UUID> wanted(List<String> slugs, Set<UUID> present) {
        if (slugs.size() > MOST) {
            throw WebProblems.invalid("#/newsletters", "too-many", "These are too many newsletters.");
        }
        var named = newsletters.named(slugs.stream().filter(Slug::isValid).toList());
        var wanted = new LinkedHashSet<UUID>();
        for (int i = 0; i < slugs.size(); i++) {
            var newsletter = named.get(slugs.get(i));
            if (newsletter == null) {
                throw WebProblems.invalid("#/newsletters/" + i, "unknown-newsletter", "There is no such newsletter.");
            }
            if (!newsletter.isOpen() && !present.contains(newsletter.id())) {
                throw WebProblems.invalid(
                        "#/newsletters/" + i,
                        "newsletter-closed",
                        "This newsletter takes no new readers at the moment.");
            }
            wanted.add(newsletter.id());
        }
        return wanted;
    }

    private static Tongue tongue(String tag) {
        return Tongue.named(tag)
                .orElseThrow(() -> WebProblems.invalid("#/language", "not-one-of", "'language' takes one of: en, uk."));
    }

    /** All that is kept about whoever has the token. */
    @Transactional
    SubscriberExport export(@Nullable String token) {
        var subscriber = holder(token);
        return new SubscriberExport(
                subscriber.address(),
                subscriber.tongue().tag(),
                subscriber.createdAt(),
                subscribers.subscriptions(subscriber.id()),
                ledger.of(subscriber.id()));
    }

    /** Whoever has the token is forgotten. */
    @Transactional
    void erase(@Nullable String token) {
        ending.erase(holder(token), "preferences");
    }

    private Subscriber holder(@Nullable String token) {
        if (token == null) {
            throw NewsletterProblems.tokenRequired();
        }
        return tokens.find(Purpose.PREFERENCES, token)
                .flatMap(grant -> subscribers.locked(grant.subscriber()))
                .orElseThrow(NewsletterProblems::tokenRequired);
    }

    private PreferencesView view(Subscriber subscriber) {
        return PreferencesView.of(subscriber, subscribers.subscriptions(subscriber.id()));
    }
}
