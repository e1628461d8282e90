package news.dateline.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.Slugs;
import org.hibernate.Session;

/** All SQL about drafts but their lists. */
@Singleton
class DraftRepository implements PanacheRepositoryBase<Draft, UUID> {
    private final Session database;
    private final Slugs slugs;

    DraftRepository(Session database, Slugs slugs) {
        this.database = database;
        this.slugs = slugs;
    }

    /** The draft with this id. */
    Draft required(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> DeskProblems.notFound(id));
    }

    /** The draft, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    Draft locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> DeskProblems.notFound(id));
    }

    /** These drafts, locked in the order of their ids, so that two transactions never wait for each other. */
    List<Draft> locked(List<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those of these ids that are some draft's, in their order. */
    List<UUID> existing(List<UUID> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        var existing = Set.copyOf(Scalars.of(database, "select id from draft where id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
        return ids.stream().filter(existing::contains).toList();
    }

    void keep(Revision revision) {
        database.persist(revision);
    }

    /**
     * Which of these slugs, or of those that only add a number to them, a draft or an article has or once had. Nobody takes
     * another before the transaction ends.
     */
    List<String> takenSlugs(List<String> wanted) {
        slugs.lock("article");
        return Scalars.of(database, """
                        select slug from draft where slug = any (:slugs)
                        union select slug from draft where regexp_replace(slug, '-[0-9]+$', '') = any (:slugs)
                        union select slug from former_slug where kind = 'article'
                            and (slug = any (:slugs) or regexp_replace(slug, '-[0-9]+$', '') = any (:slugs))
                        """, String.class)
                .setParameter("slugs", wanted.toArray(String[]::new))
                .getResultList();
    }

    /** Whether the slug belongs to another article, now or formerly; if not, nobody takes it before the transaction ends. */
    boolean isTaken(String slug, UUID exceptFor) {
        slugs.lock("article");
        return Scalars.of(database, """
                        select exists (select 1 from draft where slug = ?1 and id <> ?2)
                            or exists (select 1 from former_slug where kind = 'article' and slug = ?1 and target_id <> ?2)
                        """, Boolean.class)
                .setParameter(1, slug)
                .setParameter(2, exceptFor)
                .getSingleResult();
    }

    /**
     * The ids of the articles that these slugs and ids name, whatever their status. None of them can be deleted before the
     * transaction ends, so that a draft that is about to name them will not name nothing.
     */
    Map<String, UUID> idsBySlugOrId(List<String> slugsOrIds) {
        var ids = new HashMap<String, UUID>();
        if (slugsOrIds.isEmpty()) {
            return ids;
        }
        database.createNativeQuery("""
                        select slug, id from draft where slug in (:names) or id in (:ids) order by id for key share
                        """, Tuple.class)
                .setParameter("names", slugsOrIds)
                .setParameter(
                        "ids",
                        slugsOrIds.stream()
                                .map(name -> Ids.parsed(name).orElse(Ids.NIL))
                                .toList())
                .getResultList()
                .forEach(row -> {
                    var id = row.get("id", UUID.class);
                    ids.put(row.get("slug", String.class), id);
                    ids.put(id.toString(), id);
                });
        return ids;
    }

    /** The draft and all that name it as related, in the order of their ids: two that name each other may go at once. */
    void lockWithThoseThatNameIt(UUID id) {
        Scalars.of(database, """
                        select id from draft where id = :id or related_ids @> array[cast(:id as uuid)]
                        order by id for no key update
                        """, UUID.class).setParameter("id", id).getResultList();
    }

    /** No draft names this one as related any more; what they say is no edit. */
    void unrelate(UUID id) {
        database.createNativeMutationQuery("""
                        update draft set related_ids = array_remove(related_ids, cast(:id as uuid)) where id in
                            (select id from draft where related_ids @> array[cast(:id as uuid)] order by id for no key update)
                        """).setParameter("id", id).executeUpdate();
    }

    /** The drafts whose time has come by the clock of the database or comes within a second, the earliest first. */
    @Transactional
    List<Due> due(int most) {
        return database.createNativeQuery("""
                        select id, cast(ceil(extract(epoch from publish_at - clock_timestamp()) * 1000) as bigint) as millis
                        from draft where publish_at <= clock_timestamp() + interval '1 second'
                        order by publish_at limit ?1
                        """, Tuple.class).setParameter(1, most).getResultList().stream()
                .map(row -> new Due(row.get("id", UUID.class), Duration.ofMillis(row.get("millis", Long.class))))
                .toList();
    }

    /**
     * A draft that is about to be published.
     *
     * @param in how long until then; negative if its time has come already
     */
    record Due(UUID id, Duration in) {}

    /** The draft, locked, if its time has come and no other instance is at it. */
    Optional<Draft> dueAndFree(UUID id) {
        return Scalars.of(database, """
                        select id from draft where id = ?1 and publish_at <= clock_timestamp()
                        for no key update skip locked
                        """, UUID.class)
                .setParameter(1, id)
                .uniqueResultOptional()
                .map(this::findById);
    }

    /** The present time of the database, which all instances share. */
    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }
}
