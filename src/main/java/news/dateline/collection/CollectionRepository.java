package news.dateline.collection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL about collections. */
@Singleton
public class CollectionRepository implements PanacheRepositoryBase<Collection, UUID> {
    private final Session database;

    CollectionRepository(Session database) {
        this.database = database;
    }

    /** The collections by slug; their entries are not touched. */
    List<Collection> all(Window window) {
        var order = window.backwards() ? "order by slug desc" : "order by slug";
        var query = window.cursor()
                .map(cursor -> find(
                        "slug " + (cursor.backwards() ? "<" : ">") + " ?1 " + order,
                        cursor.keys().getFirst()))
                .orElseGet(() -> find(order));
        return query.range(0, window.rowsToRead() - 1).list();
    }

    /** The collection with this slug and its entries, in one statement. */
    Optional<Collection> one(String slug) {
        return find("from Collection c left join fetch c.entries where c.slug = ?1", slug)
                .singleResultOptional();
    }

    /** The collection with this slug or id and its entries, in one statement. */
    Optional<Collection> bySlugOrId(String slugOrId) {
        return find(
                        "from Collection c left join fetch c.entries where c.slug = ?1 or c.id = ?2",
                        slugOrId,
                        Ids.parsed(slugOrId).orElse(Ids.NIL))
                .singleResultOptional();
    }

    /** The collection, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    Collection locked(String slugOrId) {
        return find("slug = ?1 or id = ?2", slugOrId, Ids.parsed(slugOrId).orElse(Ids.NIL))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Collection>singleResultOptional()
                .orElseThrow(() -> WebProblems.notFound("collection", slugOrId));
    }

    /** The articles, published or not, that these slugs and ids name, also by the slug that readers know. */
    List<Candidate> candidates(List<String> slugsOrIds) {
        return database
                .createNativeQuery("""
                        select d.id, d.slug, a.slug as public_slug, a.id is not null as readable
                        from draft d left join article a on a.id = d.id and a.retracted_at is null
                        where d.id in (select id from draft where id in (:ids) or slug in (:slugs)
                            union select id from article where slug in (:slugs))
                        """, Tuple.class)
                .setParameter("slugs", slugsOrIds)
                .setParameter(
                        "ids",
                        slugsOrIds.stream()
                                .map(name -> Ids.parsed(name).orElse(Ids.NIL))
                                .toList())
                .getResultList()
                .stream()
                .map(row -> new Candidate(
                        row.get("id", UUID.class),
                        row.get("slug", String.class),
                        row.get("public_slug", String.class),
                        row.get("readable", Boolean.class)))
                .toList();
    }

    /** The entries of the collection in their order, as the desk sees them: with the titles that readers see, if they do. */
    List<CollectionDeskView.Entry> entries(UUID collection) {
        return database.createNativeQuery("""
                        select d.id, coalesce(a.slug, d.slug) as slug, coalesce(a.title, d.title) as title,
                            case when d.publish_at is not null and d.status <> 'published' then 'scheduled'
                                else d.status end as status
                        from collection_entry e join draft d on d.id = e.article_id
                            left join article a on a.id = d.id and a.retracted_at is null
                        where e.collection_id = :id order by e.position
                        """, Tuple.class).setParameter("id", collection).getResultList().stream()
                .map(row -> new CollectionDeskView.Entry(
                        row.get("id", UUID.class),
                        row.get("slug", String.class),
                        row.get("title", String.class),
                        row.get("status", String.class)))
                .toList();
    }

    /** The present time of the database, which all instances share. */
    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }

    /**
     * An article that may become an entry.
     *
     * @param slug the one it has at the desk
     * @param publicSlug the one by which readers know it, if they do
     */
    record Candidate(UUID id, String slug, @Nullable String publicSlug, boolean isReadable) {}
}
