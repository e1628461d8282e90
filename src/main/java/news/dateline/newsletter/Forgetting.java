package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import news.dateline.access.Audit;
import news.dateline.web.Ids;
import news.dateline.web.WebProblems;

/** Erases somebody who asked the newsroom for it. */
@Singleton
class Forgetting {
    private final Subscribers subscribers;
    private final Ending ending;
    private final Audit audit;

    Forgetting(Subscribers subscribers, Ending ending, Audit audit) {
        this.subscribers = subscribers;
        this.ending = ending;
        this.audit = audit;
    }

    /** All that is known of the subscriber goes; the audit has an id that means nobody any more. */
    @Transactional
    void forget(String id) {
        var subscriber =
                Ids.parsed(id).flatMap(subscribers::locked).orElseThrow(() -> WebProblems.notFound("subscriber", id));
        ending.erase(subscriber, "desk");
        audit.record("subscriber.erase", "subscriber", subscriber.id(), null);
    }
}
