package news.dateline.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
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

    /** Written by a statement of its own ({@link LastUse}): being used is no change that makes a version. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    private @Nullable UUID authorId;

    @Embedded
    private @Nullable Agreement agreement;

    @Version
    private int version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    ApiKey(Grant grant, Secret secret, Instant now) {
        this.id = Ids.next();
        this.name = grant.name();
        this.role = grant.role().wireName();
        this.expiresAt = grant.expiresAt();
        this.authorId = grant.authorId();
        this.agreement = grant.agreement();
        this.prefix = secret.prefix();
        this.hash = secret.hash();
        this.createdAt = now;
    }

    /** Another name, another end, another agreement. */
    void change(Grant grant) {
        name = grant.name();
        expiresAt = grant.expiresAt();
        agreement = grant.agreement();
    }

    /** Good for nothing from now on. */
    void revoke(Instant now) {
        revokedAt = now;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    boolean isAdmin() {
        return role.equals(Role.Names.ADMIN);
    }

    /** What administrators see of it; the author's slug comes from elsewhere. */
    KeyView view(@Nullable String author) {
        return new KeyView(
                id, name, role, prefix, author, createdAt, expiresAt, revokedAt, lastUsedAt, agreement(), null);
    }

    /** What can be changed of it. */
    KeyChange asSent() {
        var agreed = agreement();
        return new KeyChange(name, expiresAt, agreed == null ? null : AgreementInput.of(agreed));
    }

    /** The partner whose key it is, if it is one's. */
    Optional<Partner> asPartner() {
        return Optional.ofNullable(agreement()).map(agreed -> new Partner(id, agreed, expiresAt));
    }

    /** With keys that an earlier version made, nothing was agreed. */
    private @Nullable Agreement agreement() {
        return role.equals(Role.Names.PARTNER) && agreement == null ? Agreement.USUAL : agreement;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
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

    int version() {
        return version;
    }
}
