package news.dateline.feed;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What was public and is not any more, for readers who keep copies. Each removal of the last month is told by every feed
 * of its kind: where an article was filed is not known any more when it is gone, and readers overlook what they never had.
 */
@Singleton
class Removals {
    private static final int MOST = 100;

    private static final String ARTICLES = """
            select c.subject_id as id, c.at, a.retraction_reason as reason
            from change c left join article a on a.id = c.subject_id
            where c.type in ('article.unpublished', 'article.retracted') and c.at > now() - interval '30 days'
                and (a.id is null or a.retracted_at is not null)
            order by c.seq desc limit :most
            """;

    private static final String UPDATES = """
            select c.subject_id as id, c.at, cast(null as text) as reason
            from change c where c.type = 'live.removed' and c.at > now() - interval '30 days'
            order by c.seq desc limit :most
            """;

    private final Session database;

    Removals(Session database) {
        this.database = database;
    }

    /** The newest removals of articles that readers do not see today, newest first. */
    List<Feed.Removed> ofArticles() {
        return read(ARTICLES);
    }

    /** The newest removals of live updates, newest first; none comes back. */
    List<Feed.Removed> ofUpdates() {
        return read(UPDATES);
    }

    private List<Feed.Removed> read(String statement) {
        var seen = new HashSet<UUID>();
        return database.createNativeQuery(statement, Tuple.class).setParameter("most", MOST).getResultList().stream()
                .map(row -> new Feed.Removed(
                        row.get("id", UUID.class), row.get("at", Instant.class), row.get("reason", String.class)))
                .filter(gone -> seen.add(gone.id()))
                .toList();
    }
}
