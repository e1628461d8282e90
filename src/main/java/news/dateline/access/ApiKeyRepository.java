package news.dateline.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL about API keys. */
@Singleton
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {
    private final Session database;
    private final InstantSource clock;

    ApiKeyRepository(Session database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The key with this secret, if it is known, not expired and not revoked. One look into the unique index of hashes per
     * request, and nothing kept: a revocation holds on all instances from the next request on.
     */
    @Transactional
    Optional<ApiKey> good(Secret secret) {
        return find("hash", secret.hash()).<ApiKey>firstResultOptional().filter(key -> key.isGood(clock.instant()));
    }

    /** Those of these keys that are neither expired nor revoked. */
    @Transactional
    Set<UUID> goodAmong(Collection<UUID> ids) {
        return find("id in ?1 and revokedAt is null", Set.copyOf(ids)).<ApiKey>stream()
                .filter(key -> key.isGood(clock.instant()))
                .map(ApiKey::id)
                .collect(Collectors.toSet());
    }

    boolean knows(Secret secret) {
        return count("hash", secret.hash()) > 0;
    }

    /** Whether an administrator can come in, with another key than this one if one is given. In SQL, since every start asks. */
    boolean hasGoodAdmin(@Nullable UUID exceptFor) {
        var good = """
                select exists(select from api_key
                              where role = :admin and revoked_at is null and (expires_at is null or expires_at > :now)
                                and id is distinct from cast(:exceptFor as uuid))
                """;
        return Scalars.of(database, good, Boolean.class)
                .setParameter("admin", Role.Names.ADMIN)
                .setParameter("now", clock.instant())
                .setParameter("exceptFor", exceptFor == null ? null : exceptFor.toString())
                .getSingleResult();
    }

    /** Until this transaction ends no other makes or revokes keys; reading them goes on. */
    void lockAll() {
        database.createNativeMutationQuery("lock table api_key in share row exclusive mode")
                .executeUpdate();
    }

    /** The key with this id. */
    ApiKey required(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> WebProblems.notFound("key", id.toString()));
    }

    /** The same, its row locked until the transaction ends. */
    ApiKey locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> WebProblems.notFound("key", id.toString()));
    }

    /** The keys, the newest first: their ids sort by age. */
    List<ApiKey> list(Window window) {
        var beyond = window.cursor().isEmpty() ? "" : "where id %s :id".formatted(window.backwards() ? ">" : "<");
        var query = database.createQuery(
                "from ApiKey %s order by id %s".formatted(beyond, window.backwards() ? "asc" : "desc"), ApiKey.class);
        window.cursor().ifPresent(cursor -> query.setParameter("id", cursor.id(0)));
        return query.setMaxResults(window.rowsToRead()).getResultList();
    }

    static List<String> keys(ApiKey key) {
        return List.of(key.id().toString());
    }

    /** What administrators see of these keys. */
    List<KeyView> views(List<ApiKey> keys) {
        var slugs = authorSlugs(
                keys.stream().map(ApiKey::authorId).filter(Objects::nonNull).toList());
        return keys.stream().map(key -> key.view(slugs.get(key.authorId()))).toList();
    }

    private Map<UUID, String> authorSlugs(List<UUID> ids) {
        var slugs = new HashMap<UUID, String>();
        database.createNativeQuery("select id, slug from author where id in (:ids)", Tuple.class)
                .setParameter("ids", ids.isEmpty() ? List.of(Ids.NIL) : ids)
                .getResultList()
                .forEach(row -> slugs.put(row.get("id", UUID.class), row.get("slug", String.class)));
        return slugs;
    }

    /** The author with this slug: keys refer to authors in the database, this room knows nothing else of them. */
    Optional<UUID> authorId(String slug) {
        return Scalars.of(database, "select id from author where slug = ?1", UUID.class)
                .setParameter(1, slug)
                .uniqueResultOptional();
    }

    /** Notes that the key was used, unless that was noted less than a minute before, here or by another instance. */
    @Transactional
    void markUsed(UUID id, Instant at) {
        database.createNativeMutationQuery("""
                        update api_key set last_used_at = :at
                        where id = :id and (last_used_at is null or last_used_at <= cast(:at as timestamptz) - interval '1 minute')
                        """)
                .setParameter("id", id)
                .setParameter("at", at)
                .executeUpdate();
    }
}
