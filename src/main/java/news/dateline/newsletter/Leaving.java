package news.dateline.newsletter;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import news.dateline.mail.Undeliverable;
import news.dateline.newsletter.Suppressing.Reason;

/** Lets people go, by whichever letter they hold in their hands; and whom no letter reaches. */
@Singleton
class Leaving {
    private final Subscribers subscribers;
    private final Ending ending;
    private final SignUpMeters meters;

    Leaving(Subscribers subscribers, Ending ending, SignUpMeters meters) {
        this.subscribers = subscribers;
        this.ending = ending;
        this.meters = meters;
    }

    /** As often as one likes; nothing happens for somebody who has left, or is long gone. */
    @Transactional
    void leave(UnsubscribeTokens.Leave leave) {
        subscribers
                .locked(leave.subscriber())
                .ifPresent(subscriber -> meters.left(ending.leave(subscriber, leave.newsletters(), "one-click")));
    }

    /** A letter of ours was refused for good: the address does not exist, or wants nothing of us. */
    void bounced(@Observes Undeliverable letter) {
        if (letter.reference() != null) {
            subscribers
                    .locked(letter.reference())
                    .ifPresent(subscriber -> ending.suppress(subscriber, Reason.BOUNCED, "mail"));
        }
    }
}
