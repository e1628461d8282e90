package news.dateline.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.UUID;

/** Makes things happen: facts, as the other rooms append them. */
@Singleton
public class Happenings {
    private final ChangeLog changes;

    Happenings(ChangeLog changes) {
        this.changes = changes;
    }

    /** So many facts in one transaction; returns the number of the last one. */
    public long happen(int facts) {
        return happen(ChangeType.ARTICLE_UPDATED, facts);
    }

    long happen(ChangeType type, int facts) {
        var fact = new Change(type, "article", UUID.randomUUID(), "ferry-reaches-harbour", 1, null);
        return QuarkusTransaction.requiringNew().call(() -> {
            changes.append(Collections.nCopies(facts, fact));
            return changes.newest();
        });
    }
}
