package news.dateline.feed;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.feed.Feed.Departure;
import org.hibernate.Session;

/** What is no longer to be shown, and since when: the change log knows also of what is not there any more. */
@Singleton
class Departures {
    /** As many entries as a page has at the most. */
    private static final int MOST = 100;

    private final Session database;

    Departures(Session database) {
        this.database = database;
    }

    /**
     * Retracted and unpublished articles, wherever they were filed: a reader may hold one that left the section before it
     * was withdrawn. Along the index {@code change_departure}.
     */
    List<Departure> ofArticles(Stretch stretch) {
        return run("""
                select c.subject_id as id, max(c.at) as at, max(a.retraction_reason) as reason
                from change c left join article a on a.id = c.subject_id
                where c.type in ('article.retracted', 'article.unpublished') and c.at >= :from and c.at < :to
                    and (a.id is null or a.retracted_at is not null)
                group by c.subject_id order by at desc, id limit :most
                """, stretch);
    }

    /** Removed live updates. Along the same index. */
    List<Departure> ofLive(Stretch stretch) {
        return run("""
                select c.subject_id as id, c.at, cast(null as text) as reason from change c
                where c.type = 'live.removed' and c.at >= :from and c.at < :to
                order by c.at desc, c.subject_id limit :most
                """, stretch);
    }

    private List<Departure> run(String statement, Stretch stretch) {
        return database
                .createNativeQuery(statement, Tuple.class)
                .setParameter("from", stretch.from())
                .setParameter("to", stretch.to())
                .setParameter("most", MOST)
                .getResultList()
                .stream()
                .map(row -> new Departure(
                        row.get("id", UUID.class), row.get("at", Instant.class), row.get("reason", String.class)))
                .toList();
    }
}
