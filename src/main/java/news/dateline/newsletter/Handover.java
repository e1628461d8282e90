package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.web.Ids;

/** Takes lists of subscribers in, and lets them out: who did so is in the audit, whom they name is not. */
@Singleton
class Handover {
    private static final String SUBSCRIBERS = "subscribers";

    private final SubscriberImports imports;
    private final Audit audit;

    Handover(SubscriberImports imports, Audit audit) {
        this.imports = imports;
        this.audit = audit;
    }

    /** A list to be brought in, which waits for its turn; the id of the import. */
    @Transactional
    UUID take(byte[] list) {
        var id = Ids.next();
        imports.add(id, list);
        audit.record("subscribers.import", SUBSCRIBERS, id, null);
        return id;
    }

    /** Somebody takes the list away. */
    @Transactional
    void letOut() {
        audit.record("subscribers.export", SUBSCRIBERS, Ids.next(), null);
    }
}
