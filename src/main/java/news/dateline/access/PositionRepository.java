package news.dateline.access;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.access.ReadPositions.OfPartner;
import org.hibernate.Session;

/** All SQL about how far partners have read. */
@Singleton
class PositionRepository {
    private static final int MOST = 1_000;

    private final Session database;

    PositionRepository(Session database) {
        this.database = database;
    }

    /** The partner is there from now on; never back, and never where the log has not been. */
    @Transactional
    void advance(UUID key, ReadPositions.Position position) {
        database.createNativeMutationQuery("""
                        insert into partner_position as p (key_id, position, at)
                        select :key, :position, :at where :position <= (select coalesce(max(seq), 0) from change)
                        on conflict (key_id) do update set position = excluded.position, at = excluded.at
                            where p.position < excluded.position
                        """)
                .setParameter("key", key)
                .setParameter("position", position.seq())
                .setParameter("at", position.at())
                .executeUpdate();
    }

    @Transactional
    List<OfPartner> all() {
        return database.createNativeQuery("""
                        select k.id, k.name, coalesce(p.position, 0) as position, p.at
                        from api_key k left join partner_position p on p.key_id = k.id
                        where k.role = 'partner' and k.revoked_at is null
                            and (k.expires_at is null or k.expires_at > clock_timestamp())
                        order by k.name, k.id limit :most
                        """, Tuple.class).setParameter("most", MOST).getResultList().stream()
                .map(row -> new OfPartner(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        row.get("position", Long.class),
                        row.get("at", Instant.class)))
                .toList();
    }
}
