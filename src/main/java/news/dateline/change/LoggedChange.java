package news.dateline.change;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A public fact with its number and time. */
@Entity
@Table(name = "change")
class LoggedChange {
    @Id
    private long seq;

    private String type;
    private Instant at;
    private String subjectType;
    private UUID subjectId;
    private @Nullable String subjectSlug;
    private @Nullable Integer revision;
    private @Nullable String cause;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LoggedChange() {}

    LoggedChange(long seq, Instant at, Change fact) {
        this.seq = seq;
        this.at = at;
        this.type = fact.type().wireName();
        this.subjectType = fact.subjectType();
        this.subjectId = fact.subjectId();
        this.subjectSlug = fact.slug();
        this.revision = fact.revision();
        this.cause = fact.cause() == null ? null : fact.cause().wireName();
    }

    Fact fact() {
        return new Fact(seq, type, at, subjectType, subjectId, subjectSlug, revision, cause);
    }
}
