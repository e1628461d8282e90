package news.dateline.access;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import news.dateline.access.Allotment.Draw;
import news.dateline.web.Standing;
import org.hibernate.Session;

/**
 * How many requests a partner may make. All instances draw on one row for each partner, a tenth of a minute's requests at a
 * time: so the quota is one however many instances there are, and hardly a request waits for a statement.
 */
@Singleton
class Quotas {
    private static final int DRAWS = 10;
    private static final int LARGEST_DRAW = 500;

    private static final String DRAW = """
            insert into partner_quota as q (key_id, minute, drawn, granted)
            select :key, cast(floor(extract(epoch from clock_timestamp()) / 60) as bigint), :some, :some
            on conflict (key_id) do update set
                minute = greatest(q.minute, excluded.minute),
                drawn = case when q.minute < excluded.minute then :some
                    else q.drawn + greatest(0, least(:some, :limit - q.drawn)) end,
                granted = case when q.minute < excluded.minute then :some
                    else greatest(0, least(:some, :limit - q.drawn)) end
            returning q.drawn, q.granted,
                cast(ceil(((q.minute + 1) * 60 - extract(epoch from clock_timestamp())) * 1000) as bigint) as millis
            """;

    private final Session database;
    /** Bounded by the number of partners. */
    private final Map<UUID, Allotment> allotments = new ConcurrentHashMap<>();

    Quotas(Session database) {
        this.database = database;
    }

    /** Counts a request of the partner. */
    @Transactional
    Standing take(Partner partner) {
        int limit = partner.agreement().requestsPerMinute();
        return allotments
                .computeIfAbsent(partner.key(), _ -> new Allotment())
                .take(limit, () -> draw(partner.key(), limit));
    }

    private Draw draw(UUID key, int limit) {
        var drawn = database.createNativeQuery(DRAW, Tuple.class)
                .setParameter("key", key)
                .setParameter("limit", limit)
                .setParameter("some", Math.clamp(limit / DRAWS, 1, LARGEST_DRAW))
                .getSingleResult();
        return new Draw(
                drawn.get("drawn", Integer.class),
                drawn.get("granted", Integer.class),
                drawn.get("millis", Long.class));
    }
}
