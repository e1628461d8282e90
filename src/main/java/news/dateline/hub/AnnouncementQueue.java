package news.dateline.hub;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Up to where hubs of others have been told of changed feeds. */
@Singleton
class AnnouncementQueue {
    private static final double LEASE_SECONDS = 45;
    private static final double LONGEST_PAUSE_SECONDS = 3600;

    private final Session database;

    AnnouncementQueue(Session database) {
        this.database = database;
    }

    /** A hub that was not there before is told of what happens from now on. */
    @Transactional
    void know(List<String> hubs) {
        hubs.forEach(hub ->
                database.createNativeMutationQuery("""
                        insert into websub_ping (hub, position, due_at)
                        select ?1, coalesce(max(seq), 0), clock_timestamp() from change on conflict do nothing
                        """).setParameter(1, hub).executeUpdate());
    }

    /** Takes those of these hubs that are due and have not been told of everything. */
    @Transactional
    List<Claim> claim(List<String> hubs) {
        return database
                .createNativeQuery("""
                        with due as (
                            select hub from websub_ping where hub in (:hubs) and due_at <= clock_timestamp()
                                and lease_until < clock_timestamp() and position < (select max(seq) from change)
                            for update skip locked)
                        update websub_ping p set lease_until = clock_timestamp() + make_interval(secs => :lease)
                        from due where p.hub = due.hub returning p.hub, p.position
                        """, Tuple.class)
                .setParameter("hubs", hubs)
                .setParameter("lease", LEASE_SECONDS)
                .getResultList()
                .stream()
                .map(row -> new Claim(row.get("hub", String.class), row.get("position", Long.class)))
                .toList();
    }

    /** It has been told up to here. */
    @Transactional
    void moveTo(Claim claim, long position) {
        database.createNativeMutationQuery("""
                        update websub_ping set position = greatest(position, ?2), attempts = 0, lease_until = '-infinity'
                        where hub = ?1
                        """)
                .setParameter(1, claim.hub())
                .setParameter(2, position)
                .executeUpdate();
    }

    /** It did not take it: it is told again, of all there is then, after a time that doubles. */
    @Transactional
    void putOff(Claim claim) {
        database.createNativeMutationQuery("""
                        update websub_ping set attempts = attempts + 1, lease_until = '-infinity',
                            due_at = clock_timestamp() + make_interval(secs => least(?2, 5 * power(2, least(attempts, 20))))
                        where hub = ?1
                        """)
                .setParameter(1, claim.hub())
                .setParameter(2, LONGEST_PAUSE_SECONDS)
                .executeUpdate();
    }

    /** A hub and the position up to which it has been told. */
    record Claim(String hub, long position) {}
}
