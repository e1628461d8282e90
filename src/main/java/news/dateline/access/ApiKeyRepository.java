package news.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** All SQL about API keys. */
@Singleton
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {
    private final InstantSource clock;

    ApiKeyRepository(InstantSource clock) {
        this.clock = clock;
    }

    /** The key with this secret, if it is known, not expired and not revoked. */
    @Transactional
    Optional<ApiKey> good(Secret secret) {
        return find("hash", secret.hash()).<ApiKey>firstResultOptional().filter(key -> key.isGood(clock.instant()));
    }

    boolean knows(Secret secret) {
        return count("hash", secret.hash()) > 0;
    }

    boolean hasAdmin() {
        return count("role = 'admin' and revokedAt is null") > 0;
    }
}
