package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** All SQL about sections, tags and authors; that about their slugs is in {@link news.dateline.web.Slugs}. */
@Singleton
public class TermRepository {
    private final Session database;

    TermRepository(Session database) {
        this.database = database;
    }

    /** The terms of a kind in their order; only those whose name or slug is like the pattern, if there is one. */
    List<Row> all(TermKind kind, Window window, @Nullable String pattern) {
        var direction = window.backwards() ? "desc" : "asc";
        var conditions = new ArrayList<String>(List.of("true"));
        if (pattern != null) {
            conditions.add("(lower(x.name) like :pattern or x.slug like :pattern)");
        }
        if (window.cursor().isPresent()) {
            conditions.add("(%s, x.slug) %s (:place, :slug)".formatted(kind.order(), window.backwards() ? "<" : ">"));
        }
        var query = database.createNativeQuery(
                        kind.select("where %s order by %s %s, x.slug %s"
                                .formatted(
                                        String.join(" and ", conditions),
                                        kind == TermKind.SECTION ? "x.position" : "x.slug",
                                        direction,
                                        direction)),
                        Tuple.class)
                .setMaxResults(window.rowsToRead());
        if (pattern != null) {
            query.setParameter("pattern", pattern);
        }
        window.cursor()
                .ifPresent(cursor -> query.setParameter(
                                "place", Integer.valueOf(cursor.keys().get(0)))
                        .setParameter("slug", cursor.keys().get(1)));
        return rows(query.getResultList());
    }

    /** The term with this slug. */
    Optional<Row> one(TermKind kind, String slug) {
        return one(kind, "x.slug", slug);
    }

    /** The term with this slug or id. */
    Optional<Row> bySlugOrId(TermKind kind, String slugOrId) {
        return Ids.parsed(slugOrId).map(id -> one(kind, "x.id", id)).orElseGet(() -> one(kind, "x.slug", slugOrId));
    }

    /** The term with this id. */
    Row required(TermKind kind, UUID id) {
        return one(kind, "x.id", id).orElseThrow(() -> WebProblems.notFound(kind.word(), id.toString()));
    }

    private Optional<Row> one(TermKind kind, String column, Object key) {
        var query = database.createNativeQuery(kind.select("where %s = :key".formatted(column)), Tuple.class)
                .setParameter("key", key);
        return rows(query.getResultList()).stream().findFirst();
    }

    /** What these terms are called, by id; a merged tag has the name of the one it was merged into. */
    public Map<UUID, Ref> named(TermKind kind, Collection<UUID> ids) {
        var named = new HashMap<UUID, Ref>();
        byId(kind, ids, "")
                .forEach(row -> named.put(
                        row.get("asked", UUID.class),
                        new Ref(row.get("slug", String.class), row.get("name", String.class))));
        return named;
    }

    /** The ids that these terms have now, in the same way; none of them can go before the transaction ends. */
    public Map<UUID, UUID> presentIds(TermKind kind, Collection<UUID> ids) {
        var present = new HashMap<UUID, UUID>();
        byId(kind, ids, "order by t.id for key share of t")
                .forEach(row -> present.put(row.get("asked", UUID.class), row.get("id", UUID.class)));
        return present;
    }

    private List<Tuple> byId(TermKind kind, Collection<UUID> ids, String rest) {
        return ids.isEmpty()
                ? List.of()
                : database.createNativeQuery("""
                                select n.asked, t.id, t.slug, t.name from (
                                    select id as asked, id from %1$s where id in (:ids)
                                    union all select cast(slug as uuid), target_id from former_slug
                                        where kind = '%1$s' and slug in (:names)) n
                                join %1$s t on t.id = n.id %2$s
                                """.formatted(kind.word(), rest), Tuple.class)
                        .setParameter("ids", List.copyOf(ids))
                        .setParameter("names", ids.stream().map(UUID::toString).toList())
                        .getResultList();
    }

    /** Stores a new section, tag or author. */
    public void add(Term term) {
        database.persist(term);
    }

    void remove(Term term) {
        database.remove(term);
        database.flush();
    }

    /** The term, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    Term locked(TermKind kind, String slugOrId) {
        return locked(kind, List.of(slugOrId)).stream()
                .findFirst()
                .orElseThrow(() -> WebProblems.notFound(kind.word(), slugOrId));
    }

    /**
     * These terms, locked in the order of their ids, so that two transactions never wait for each other. The lock keeps
     * other editors off, yet lets articles and drafts refer to the term meanwhile.
     */
    List<Term> locked(TermKind kind, List<String> slugsOrIds) {
        var ids = slugsOrIds.stream()
                .map(name -> Ids.parsed(name).orElse(Ids.NIL))
                .toList();
        return List.copyOf(database.createNativeQuery(
                        "select * from %s where slug in (:slugs) or id in (:ids) order by id for no key update"
                                .formatted(kind.word()),
                        kind.entity())
                .setParameter("slugs", slugsOrIds)
                .setParameter("ids", ids)
                .getResultList());
    }

    /**
     * No tag that this transaction is about to name in drafts is merged away before it ends. To be said before any draft is
     * locked, since a merge locks all that carry the tag.
     */
    public void keepFromMerging() {
        lockNaming("pg_advisory_xact_lock_shared");
    }

    /** Waits for those who are about to name tags; nobody else begins before this transaction ends. */
    void awaitNaming() {
        lockNaming("pg_advisory_xact_lock");
    }

    private void lockNaming(String lock) {
        Scalars.of(
                        database,
                        "select 1 from (select %s(hashtextextended('naming of tags', 0))) locked".formatted(lock),
                        Integer.class)
                .getSingleResult();
    }

    /** From now on nothing can refer to the term anew; whoever was about to has done so when this returns. */
    void keepOthersOff(TermKind kind, UUID id) {
        Scalars.of(database, "select 1 from %s where id = ?1 for update".formatted(kind.word()), Integer.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** How many articles, drafts and keys use the term. */
    long uses(TermKind kind, UUID id) {
        return Scalars.of(database, "select count(*) from (%s) uses".formatted(kind.allUses()), Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Answers that show the term have changed with it; rows are locked in order, as everywhere. */
    void touchArticles(TermKind kind, UUID id) {
        database.createNativeMutationQuery("""
                        update article set modified_at = greatest(modified_at, clock_timestamp()) where id in
                            (select id from article where id in (%s) order by id for no key update)
                        """.formatted(kind.articles()))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The place behind all sections that have one; imports make sections without. */
    int placeBehindAll() {
        return Scalars.of(database, """
                        select least(coalesce(max(position) filter (where position < 1000000), 0) + 1, 1000000) from section
                        """, Integer.class).getSingleResult();
    }

    /**
     * The ids of the terms that have these slugs or once had them, as a reader would be led there. None of them can be
     * deleted or merged away before the transaction ends, so that a draft that is about to name them will not name nothing.
     */
    public Map<String, UUID> idsBySlug(TermKind kind, List<String> slugs) {
        var ids = new HashMap<String, UUID>();
        if (!slugs.isEmpty()) {
            database.createNativeQuery("""
                            select n.slug, t.id from (
                                select slug, id from %1$s where slug in (:slugs)
                                union all select slug, target_id from former_slug
                                    where kind = '%1$s' and slug in (:slugs)) n
                            join %1$s t on t.id = n.id order by t.id for key share of t
                            """.formatted(kind.word()), Tuple.class)
                    .setParameter("slugs", slugs)
                    .getResultList()
                    .forEach(row -> ids.put(row.get("slug", String.class), row.get("id", UUID.class)));
        }
        return ids;
    }

    private static List<Row> rows(List<Tuple> tuples) {
        return tuples.stream()
                .map(tuple -> new Row(
                        tuple.get("id", UUID.class),
                        tuple.get("slug", String.class),
                        tuple.get("name", String.class),
                        tuple.get("version", Integer.class),
                        tuple.get("description", String.class),
                        tuple.get("role", String.class),
                        tuple.get("image_url", String.class),
                        tuple.get("place", Integer.class),
                        tuple.get("article_count", Long.class)))
                .toList();
    }

    /** A term as it lies in the database. */
    record Row(
            UUID id,
            String slug,
            String name,
            int version,
            @Nullable String description,
            @Nullable String role,
            @Nullable String imageUrl,
            int place,
            long articleCount) {

        List<String> keys() {
            return List.of(Integer.toString(place), slug);
        }
    }
}
