package news.dateline.hub;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Up to where in the log of changes subscribers have been served. */
@Singleton
public class Served {
    private static final int MOST = 1_000;

    private final Session database;

    Served(Session database) {
        this.database = database;
    }

    /**
     * Each subscription that has not expired, the oldest first. Who has the present version of a feed has it up to where the feed was
     * looked at last, although nothing was sent for what did not change it.
     */
    @Transactional
    public List<UpTo> all() {
        return database.createNativeQuery("""
                        select s.id, s.topic, s.host, s.delivered_at, coalesce(
                            case when s.delivered = t.version then greatest(t.seq, s.delivered_seq) else s.delivered_seq end, 0) as seq
                        from websub_subscription s join websub_topic t on t.topic = s.topic
                        where s.expires_at > clock_timestamp() order by s.id limit :most
                        """, Tuple.class).setParameter("most", MOST).getResultList().stream()
                .map(row -> new UpTo(
                        row.get("id", UUID.class),
                        row.get("topic", String.class),
                        row.get("host", String.class),
                        row.get("seq", Long.class),
                        row.get("delivered_at", Instant.class)))
                .toList();
    }

    /**
     * How far a subscriber has been served.
     *
     * @param host of the callback, which is a secret itself
     * @param deliveredAt when something was last sent and taken; null if nothing has been yet
     */
    public record UpTo(
            UUID subscription,
            String topic,
            String host,
            long seq,
            @Nullable Instant deliveredAt) {}
}
