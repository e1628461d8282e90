package news.dateline.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key with which staff, machines and partners come in. The secret is not in it, only its hash. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class ApiKey {
    @Id
    private UUID id;

    private String name;
    private String role;
    private String prefix;
    private byte[] hash;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant revokedAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable UUID authorId;

    @Version
    private int version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    ApiKey(UUID id, String name, Role role, Secret secret, Instant now) {
        this.id = id;
        this.name = name;
        this.role = role.wireName();
        this.prefix = secret.prefix();
        this.hash = secret.hash();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Whose key it is, if it is an author's. */
    @Nullable UUID authorId() {
        return authorId;
    }

    String role() {
        return role;
    }

    boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
