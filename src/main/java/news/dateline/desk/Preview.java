package news.dateline.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link to a draft for somebody without a key. The token itself is not in it, only its hash. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class Preview {
    @Id
    private UUID id;

    private UUID draftId;
    private byte[] hash;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private Instant expiresAt;
    private @Nullable Instant revokedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Preview() {}

    Preview(UUID id, UUID draftId, byte[] hash, @Nullable UUID createdBy, Instant createdAt, Instant expiresAt) {
        this.id = id;
        this.draftId = draftId;
        this.hash = hash.clone();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    UUID draftId() {
        return draftId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    void revoke(Instant now) {
        revokedAt = now;
    }
}
