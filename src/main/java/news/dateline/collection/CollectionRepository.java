package news.dateline.collection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Window;

/** All SQL about collections. */
@Singleton
public class CollectionRepository implements PanacheRepositoryBase<Collection, UUID> {

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
}
