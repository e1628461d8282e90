package news.dateline.article;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Slug;
import news.dateline.web.Window;
import org.hibernate.Session;

/**
 * Articles that were released to partners ahead of their time: copies that the desk makes and takes back in the transaction
 * in which it decides so. Drafts are read by nobody else.
 */
@Singleton
public class EmbargoedArticles {
    private static final String COLUMNS = "id, slug, cast(content as text) as content, until";

    private final Session database;

    EmbargoedArticles(Session database) {
        this.database = database;
    }

    /** Partners who may can read it from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(UUID id, String slug, Content content, Instant until) {
        database.createNativeMutationQuery("""
                        insert into embargoed_article (id, slug, content, until)
                        values (:id, :slug, cast(:content as json), :until)
                        on conflict (id) do update set slug = :slug, content = cast(:content as json), until = :until
                        """)
                .setParameter("id", id)
                .setParameter("slug", slug)
                .setParameter("content", StoredJson.of(content))
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Nobody reads it any more, or everybody does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(UUID id) {
        database.createNativeMutationQuery("delete from embargoed_article where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** One of them by its slug or id. */
    @Transactional
    Optional<Unpublished> one(String slugOrId) {
        var name = slugOrId.toLowerCase(Locale.ROOT);
        if (!Slug.isValid(name)) {
            return Optional.empty();
        }
        var id = Ids.parsed(name);
        return database
                .createNativeQuery(
                        "select %s from embargoed_article where %s = ?1"
                                .formatted(COLUMNS, id.isPresent() ? "id" : "slug"),
                        Tuple.class)
                .setParameter(1, id.<Object>map(uuid -> uuid).orElse(slugOrId))
                .getResultList()
                .stream()
                .map(EmbargoedArticles::read)
                .findFirst();
    }

    /** All of them, what comes next first. */
    @Transactional
    List<Unpublished> list(Window window) {
        boolean back = window.backwards();
        var beyond = window.cursor()
                .map(_ -> "where (until, id) %s (:until, :id)".formatted(back ? "<" : ">"))
                .orElse("");
        var direction = back ? "desc" : "asc";
        var query = database.createNativeQuery(
                        "select %s from embargoed_article %s order by until %s, id %s limit :rows"
                                .formatted(COLUMNS, beyond, direction, direction),
                        Tuple.class)
                .setParameter("rows", window.rowsToRead());
        window.cursor()
                .ifPresent(
                        cursor -> query.setParameter("until", cursor.instant(0)).setParameter("id", cursor.id(1)));
        return query.getResultList().stream().map(EmbargoedArticles::read).toList();
    }

    static List<String> keys(Unpublished one) {
        return List.of(one.publishedAt().toString(), one.id().toString());
    }

    private static Unpublished read(Tuple row) {
        var until = row.get("until", Instant.class);
        return new Unpublished(
                row.get("id", UUID.class),
                row.get("slug", String.class),
                Objects.requireNonNull(StoredJson.read(row.get("content", String.class), Content.class)),
                until,
                null,
                until);
    }
}
