package news.dateline.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import news.dateline.web.Etags;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes keys and takes them away. */
@Singleton
class Keyring {
    private final ApiKeyRepository keys;
    private final Audit audit;
    private final Inputs inputs;
    private final InstantSource clock;

    Keyring(ApiKeyRepository keys, Audit audit, Inputs inputs, InstantSource clock) {
        this.keys = keys;
        this.audit = audit;
        this.inputs = inputs;
        this.clock = clock;
    }

    /** A new key as ordered. */
    @Transactional
    Issued issue(@Nullable JsonNode body) {
        var grant = grant(inputs.read(body, KeyInput.class, KeyInput.READ_ONLY));
        var secret = Secret.random();
        var key = new ApiKey(grant, secret, clock.instant());
        keys.persist(key);
        audit.record("key.create", "key", key.id(), "%s: %s".formatted(key.role(), key.name()));
        return new Issued(key, secret);
    }

    private Grant grant(KeyInput input) {
        var role = input.checkedRole();
        var author = input.checkedAuthor(role);
        return new Grant(
                input.checkedName(),
                role,
                input.checkedExpiry(clock.instant()),
                author == null ? null : keys.authorId(author).orElseThrow(() -> unknownAuthor(author)),
                input.checkedAgreement(role));
    }

    private static RuntimeException unknownAuthor(String slug) {
        return WebProblems.invalid("#/author", "unknown", "There is no author '%s'.".formatted(slug));
    }

    /** Some of what is said of a key, changed (RFC 7396); within five seconds it holds on all instances. */
    @Transactional
    ApiKey change(UUID id, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var key = keys.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(key.version()));
        if (key.isRevoked()) {
            throw WebProblems.conflict("The key is revoked, and good for nothing whatever is said of it.");
        }
        var role = Role.named(key.role()).orElseThrow();
        var input = inputs.merge(key.asSent(), patch, KeyChange.class, KeyChange.READ_ONLY)
                .asInput(key.role());
        var expiresAt = Objects.equals(input.expiresAt(), key.expiresAt())
                ? key.expiresAt()
                : input.checkedExpiry(clock.instant());
        if (key.isAdmin() && expiresAt != null && !keys.hasGoodAdmin(id)) {
            throw WebProblems.conflict("This is the last key of an administrator: it must not end by itself.");
        }
        key.change(new Grant(input.checkedName(), role, expiresAt, key.authorId(), input.checkedAgreement(role)));
        keys.flush();
        audit.record("key.change", "key", id, "%s: %s".formatted(key.role(), key.name()));
        return key;
    }

    /** The key is good for nothing from now on; one that was revoked before stays as it is. */
    @Transactional
    void revoke(UUID id, @Nullable String ifMatch) {
        // Of two administrators who revoke each other's keys one goes first, and the other's is then the last.
        keys.lockAll();
        var key = keys.required(id);
        Preconditions.check(ifMatch, Etags.ofVersion(key.version()));
        if (key.isRevoked()) {
            return;
        }
        if (key.isAdmin() && !keys.hasGoodAdmin(id)) {
            throw WebProblems.conflict("This is the last key of an administrator: make another before you revoke it.");
        }
        key.revoke(clock.instant());
        audit.record("key.revoke", "key", id, "%s: %s".formatted(key.role(), key.name()));
    }

    /** A new key with its secret, which nobody can see again. */
    record Issued(ApiKey key, Secret secret) {}
}
