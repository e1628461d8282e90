package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL that reads sections, tags and authors. */
@Singleton
public class TermRepository {
    private final Session database;

    TermRepository(Session database) {
        this.database = database;
    }

    /** The terms of a kind in their order. */
    List<Row> all(TermKind kind, Window window) {
        var direction = window.backwards() ? "desc" : "asc";
        var beyond = window.cursor().isEmpty()
                ? ""
                : "where (%s, x.slug) %s (:place, :slug)".formatted(kind.order(), window.backwards() ? "<" : ">");
        var query = database.createNativeQuery(
                        kind.select("%s order by %s %s, x.slug %s"
                                .formatted(
                                        beyond,
                                        kind == TermKind.SECTION ? "x.position" : "x.slug",
                                        direction,
                                        direction)),
                        Tuple.class)
                .setMaxResults(window.rowsToRead());
        window.cursor()
                .ifPresent(cursor -> query.setParameter(
                                "place", Integer.valueOf(cursor.keys().get(0)))
                        .setParameter("slug", cursor.keys().get(1)));
        return rows(query.getResultList());
    }

    /** The term with this slug. */
    Optional<Row> one(TermKind kind, String slug) {
        var query = database.createNativeQuery(kind.select("where x.slug = :slug"), Tuple.class)
                .setParameter("slug", slug);
        return rows(query.getResultList()).stream().findFirst();
    }

    /** The present slug of the term that once had this one. */
    Optional<String> presentSlug(TermKind kind, String formerSlug) {
        return database
                .createNativeQuery(
                        "select x.slug from former_slug f join %s x on x.id = f.target_id where f.kind = ?1 and f.slug = ?2"
                                .formatted(kind.word()),
                        String.class)
                .setParameter(1, kind.word())
                .setParameter(2, formerSlug)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What these terms are called, by id. */
    public Map<UUID, Named> named(TermKind kind, Collection<UUID> ids) {
        var named = new HashMap<UUID, Named>();
        if (!ids.isEmpty()) {
            database.createNativeQuery(
                            "select id, slug, name from %s where id in (:ids)".formatted(kind.word()), Tuple.class)
                    .setParameter("ids", List.copyOf(ids))
                    .getResultList()
                    .forEach(row -> named.put(
                            row.get("id", UUID.class),
                            new Named(row.get("slug", String.class), row.get("name", String.class))));
        }
        return named;
    }

    /** A term's slug and name. */
    public record Named(String slug, String name) {}

    /** Stores a new section. */
    public void add(Section section) {
        database.persist(section);
    }

    /** Stores a new tag. */
    public void add(Tag tag) {
        database.persist(tag);
    }

    /** Stores a new author. */
    public void add(Author author) {
        database.persist(author);
    }

    /** The ids of those of these slugs that are taken. */
    public Map<String, UUID> idsBySlug(TermKind kind, List<String> slugs) {
        var ids = new HashMap<String, UUID>();
        if (!slugs.isEmpty()) {
            database.createNativeQuery(
                            "select slug, id from %s where slug in (:slugs)".formatted(kind.word()), Tuple.class)
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
