package news.dateline.newsletter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;

/** All SQL about newsletters themselves. */
@Singleton
public class NewsletterRepository implements PanacheRepositoryBase<Newsletter, UUID> {
    private final Session database;

    NewsletterRepository(Session database) {
        this.database = database;
    }

    /** The newsletters by slug. */
    List<Newsletter> all(Window window) {
        var order = window.backwards() ? "order by slug desc" : "order by slug";
        var query = window.cursor()
                .map(cursor -> find(
                        "slug " + (cursor.backwards() ? "<" : ">") + " ?1 " + order,
                        cursor.keys().getFirst()))
                .orElseGet(() -> find(order));
        return query.range(0, window.rowsToRead() - 1).list();
    }

    /** Those that take new subscribers, by name. */
    List<Newsletter> open() {
        return list("open order by name, slug");
    }

    Optional<Newsletter> bySlug(String slug) {
        return find("slug", slug).singleResultOptional();
    }

    Optional<Newsletter> bySlugOrId(String slugOrId) {
        return find("slug = ?1 or id = ?2", slugOrId, Ids.parsed(slugOrId).orElse(Ids.NIL))
                .singleResultOptional();
    }

    /** The newsletter, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    Newsletter locked(String slugOrId) {
        return find("slug = ?1 or id = ?2", slugOrId, Ids.parsed(slugOrId).orElse(Ids.NIL))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Newsletter>singleResultOptional()
                .orElseThrow(() -> WebProblems.notFound("newsletter", slugOrId));
    }

    /** From here on nobody subscribes to it: who tries waits for the end of the transaction, as foreign keys do. */
    void seal(UUID newsletter) {
        Scalars.of(database, "select id from newsletter where id = ?1 for update", UUID.class)
                .setParameter(1, newsletter)
                .getSingleResult();
    }

    /** Those of these ids that there still are, by name. */
    List<Newsletter> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by name, slug", ids);
    }

    /** What each of these slugs means, also if it is an earlier one: forms stand on pages for years. */
    public Map<String, Named> named(Collection<String> slugs) {
        var named = new HashMap<String, Named>();
        if (slugs.isEmpty()) {
            return named;
        }
        database.createNativeQuery("""
                        select s.slug, n.id, n.open from (
                            select slug, id from newsletter where slug in (:slugs)
                            union all
                            select slug, target_id from former_slug where kind = 'newsletter' and slug in (:slugs)) s
                        join newsletter n on n.id = s.id
                        """, Tuple.class)
                .setParameter("slugs", slugs)
                .getResultList()
                .forEach(row -> named.put(
                        row.get("slug", String.class),
                        new Named(row.get("id", UUID.class), row.get("open", Boolean.class))));
        return named;
    }

    /** How many confirmed subscribers it has. */
    long subscribers(UUID newsletter) {
        return Scalars.of(
                        database,
                        "select count(*) from subscription where newsletter_id = ?1 and status = 'confirmed'",
                        Long.class)
                .setParameter(1, newsletter)
                .getSingleResult();
    }

    /** The present time of the database, which all instances share. */
    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }

    /**
     * What a slug means.
     *
     * @param isOpen whether it takes new subscribers
     */
    public record Named(UUID id, boolean isOpen) {}
}
