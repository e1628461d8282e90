package news.dateline.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One accepted command. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class AuditEntry {
    @Id
    private UUID id;

    private Instant at;
    private @Nullable UUID keyId;
    private String keyName;
    private String role;
    private String action;
    private String subjectType;
    private String subjectId;
    private @Nullable String detail;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AuditEntry() {}

    AuditEntry(
            UUID id,
            Instant at,
            @Nullable UUID keyId,
            String keyName,
            String role,
            String action,
            String subjectType,
            String subjectId,
            @Nullable String detail) {
        this.id = id;
        this.at = at;
        this.keyId = keyId;
        this.keyName = keyName;
        this.role = role;
        this.action = action;
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        this.detail = detail;
    }

    Instant at() {
        return at;
    }

    UUID id() {
        return id;
    }

    /** What staff see of it. */
    AuditView view() {
        return new AuditView(
                id,
                at,
                new AuditView.Key(keyId, keyName),
                role,
                action,
                new AuditView.Subject(subjectType, subjectId),
                detail);
    }
}
