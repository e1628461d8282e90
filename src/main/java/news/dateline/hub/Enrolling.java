package news.dateline.hub;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.web.Etags;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Takes down who wants to be sent which feed; that they do is confirmed later by their callback. */
@Singleton
class Enrolling {
    private final SubscriptionRepository subscriptions;
    private final TopicReading topics;
    private final HubRules rules;
    private final Audit audit;
    private final Event<Taken> taken;

    Enrolling(
            SubscriptionRepository subscriptions,
            TopicReading topics,
            HubRules rules,
            Audit audit,
            Event<Taken> taken) {
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.rules = rules;
        this.audit = audit;
        this.taken = taken;
    }

    /** Takes the request; whoever wants to leave without ever having come need not be asked. */
    @Transactional
    void take(Intent intent) {
        if (intent.mode() == Intent.Mode.UNSUBSCRIBE && !subscriptions.exists(intent.topic(), intent.callback())) {
            return;
        }
        var pending = subscriptions.pending(intent.host());
        if (pending.everywhere() >= rules.mostPending() || pending.ofHost() >= rules.mostPendingPerHost()) {
            throw Intent.tooMany().asException();
        }
        if (intent.mode() == Intent.Mode.SUBSCRIBE) {
            if (subscriptions.ofHost(intent.host()) >= rules.mostPerHost()) {
                throw Intent.tooMany().asException();
            }
            var topic = topics.read(intent.topic())
                    .orElseThrow(() -> WebProblems.invalid(
                            "#/hub.topic", "unknown-topic", "There is no feed of this API at this address."));
            subscriptions.remember(topic.topic(), topic.version(), topic.seq());
        }
        subscriptions.want(intent, seconds(intent.lease()));
        taken.fire(new Taken());
    }

    private int seconds(@Nullable Duration wanted) {
        var lease = wanted == null ? rules.lease() : wanted;
        var atLeast = lease.compareTo(rules.shortestLease()) < 0 ? rules.shortestLease() : lease;
        var atMost = atLeast.compareTo(rules.longestLease()) > 0 ? rules.longestLease() : atLeast;
        return Math.toIntExact(atMost.toSeconds());
    }

    /** Ends a subscription on behalf of the house. */
    @Transactional
    void deny(UUID id, @Nullable String ifMatch) {
        Preconditions.check(ifMatch, Etags.ofVersion(subscriptions.required(id).version()));
        subscriptions.deny(id);
        audit.record("websub.deny", "websub-subscription", id, null);
    }

    /** There is a request to be seen to; what matters is the commit of its transaction. */
    record Taken() {}
}
