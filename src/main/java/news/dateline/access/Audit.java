package news.dateline.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import news.dateline.web.Ids;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keeps who did what to what: one entry per accepted command, in the transaction that carried it out. */
@Singleton
public class Audit {
    private final Session database;
    private final Caller caller;
    private final InstantSource clock;

    Audit(Session database, Caller caller, InstantSource clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records a command of the caller.
     *
     * @param action what was done, such as {@code article.publish}
     * @param subjectType what kind of thing it was done to, such as {@code article}
     * @param detail what else is worth knowing, never content
     */
    @Transactional(TxType.MANDATORY)
    public void record(String action, String subjectType, Object subjectId, @Nullable String detail) {
        database.persist(new AuditEntry(
                Ids.next(),
                clock.instant(),
                caller.keyId().orElse(null),
                caller.name(),
                caller.role(),
                action,
                subjectType,
                subjectId.toString(),
                detail));
    }
}
