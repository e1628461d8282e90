package news.dateline.edge;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import news.dateline.change.ChangeLog;
import news.dateline.web.Scalars;
import org.hibernate.Session;

/** Up to where in the log the cache in front has been told; one instance at a time goes on from there. */
@Singleton
class PurgeQueue {
    private static final int AT_ONCE = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Session database;
    private final ChangeLog changes;

    PurgeQueue(Session database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    /** The first time, what comes from now on is told. */
    @Transactional
    void begin() {
        database.createNativeMutationQuery("""
                        insert into purge_position (position, due_at)
                        values ((select coalesce(max(seq), 0) from change), now()) on conflict do nothing""").executeUpdate();
    }

    /** Where to go on, if there is something to tell and nobody else is at it; nobody else will be for that long. */
    @Transactional
    Optional<Long> claim(Duration lease) {
        return Scalars.of(database, """
                        update purge_position set lease_until = clock_timestamp() + cast(:lease as interval)
                        where lease_until < clock_timestamp() and due_at <= clock_timestamp()
                            and position < (select max(seq) from change)
                        returning position""", Long.class).setParameter("lease", lease.toString()).getResultList().stream()
                .findFirst();
    }

    /** What follows. */
    @Transactional
    ChangeLog.Batch next(long position) {
        return changes.after(position, Set.of(), AT_ONCE);
    }

    /** It has been told up to here. */
    @Transactional
    void advance(long from, long to) {
        database.createNativeMutationQuery("""
                        update purge_position
                        set position = :to, attempts = 0, due_at = clock_timestamp(), lease_until = '-infinity'
                        where position = :from""")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /** It could not be told: again later, after a pause that doubles from a second on. */
    @Transactional
    void postpone() {
        database.createNativeMutationQuery("""
                        update purge_position
                        set attempts = attempts + 1, lease_until = '-infinity',
                            due_at = clock_timestamp() + least(cast(:longest as interval),
                                interval '1 second' * power(2, least(attempts, 10)))""")
                .setParameter("longest", LONGEST_PAUSE.toString())
                .executeUpdate();
    }

    /** How many changes it has not been told of; 0 before the first. */
    @Transactional
    long lag() {
        return Scalars.of(
                        database,
                        "select coalesce((select max(seq) from change) - (select position from purge_position), 0)",
                        Long.class)
                .getSingleResult();
    }
}
