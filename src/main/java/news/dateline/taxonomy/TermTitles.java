package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Slug;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What stands above the articles of a section, tag or author. */
@Singleton
public class TermTitles {
    private final Session database;

    TermTitles(Session database) {
        this.database = database;
    }

    /** The term that has this slug or once had it, as it is now; one statement. */
    public Optional<Title> present(TermKind kind, String slug) {
        // What cannot be a slug is not looked for: it may hold what PostgreSQL does not take as text.
        return Slug.isValid(slug)
                ? database
                        .createNativeQuery(
                                """
                                select x.id, x.slug, x.name, x.%2$s as description from %1$s x
                                where x.slug = :slug or x.id =
                                    (select target_id from former_slug where kind = '%1$s' and slug = :slug)
                                order by x.slug = :slug desc limit 1
                                """.formatted(kind.word(), kind == TermKind.AUTHOR ? "bio" : "description"),
                                Tuple.class)
                        .setParameter("slug", slug)
                        .getResultList()
                        .stream()
                        .findFirst()
                        .map(row -> new Title(
                                row.get("id", UUID.class),
                                row.get("slug", String.class),
                                row.get("name", String.class),
                                row.get("description", String.class)))
                : Optional.empty();
    }

    /**
     * A term as readers see it.
     *
     * @param slug the present one
     */
    public record Title(
            UUID id, String slug, String name, @Nullable String description) {}
}
