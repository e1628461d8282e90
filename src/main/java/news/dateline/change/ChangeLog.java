package news.dateline.change;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.dateline.web.BulkRows;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The log of public facts, the last thing that a transaction writes. */
@Singleton
public class ChangeLog {
    /** "dateline" in ASCII: one lock for the whole house. */
    private static final long LOCK = 0x646174656c696e65L;

    /** The channel on which instances tell each other that there is more to read. */
    static final String HINT = "dateline_change";

    /** Up to here, one by one is as fast. */
    private static final int FEW = 50;

    private final Session database;
    private final BulkRows rows;
    private final TransactionSynchronizationRegistry transactions;
    private final Tidings tidings;

    ChangeLog(Session database, BulkRows rows, TransactionSynchronizationRegistry transactions, Tidings tidings) {
        this.database = database;
        this.rows = rows;
        this.transactions = transactions;
        this.tidings = tidings;
    }

    /**
     * Records the facts, in their order, as part of the running transaction.
     *
     * <p>The numbers are drawn under a lock that is held until the transaction ends, so that the order of numbers is the
     * order of commits: who has read up to a number will never see a smaller one appear. Append last, since others wait.
     */
    @Transactional(TxType.MANDATORY)
    public void append(List<Change> facts) {
        // Everything else must be on its way before the lock is taken.
        database.flush();
        Scalars.of(database, "select 1 from (select pg_advisory_xact_lock(?1)) locked", Integer.class)
                .setParameter(1, LOCK)
                .getSingleResult();
        // The hint goes out with the commit. It may get lost: those who wait for it look by themselves, too.
        var newest = database.createNativeQuery("""
                        select coalesce(max(seq), 0) as seq, clock_timestamp() as at, cast(pg_notify(?1, '') as text) as hint
                        from change
                        """, Tuple.class)
                .setParameter(1, HINT)
                .getSingleResult();
        long seq = newest.get("seq", Long.class);
        var at = newest.get("at", Instant.class);
        var logged = new ArrayList<LoggedChange>(facts.size());
        for (var fact : facts) {
            logged.add(new LoggedChange(++seq, at, fact));
        }
        if (logged.size() > FEW) {
            // All others wait.
            rows.add(logged);
        } else {
            logged.forEach(database::persist);
            database.flush();
        }
        var told = logged.stream().map(LoggedChange::fact).toList();
        transactions.registerInterposedSynchronization(new OnceCommitted(told));
    }

    /**
     * The time of the newest change; null before the first. A list is as old as that: its own entries do not tell when
     * another one vanished. Ask before the list is read, lest a change in between be dated as seen.
     */
    @Transactional
    public @Nullable Instant newestAt() {
        return Scalars.of(database, "select at from change order by seq desc limit 1", Instant.class)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The number of the newest change; 0 before the first. */
    @Transactional
    public long newest() {
        return Scalars.of(database, "select coalesce(max(seq), 0) from change", Long.class)
                .getSingleResult();
    }

    /**
     * The changes after a position, in their order, and the position up to which nothing else of these types is there; one
     * statement, so that both are of the same moment.
     */
    @Transactional
    public Batch after(long position, Set<String> types, int limit) {
        var rows = database.createNativeQuery("""
                        select c.*, n.newest from (select coalesce(max(seq), 0) as newest from change) n
                        left join lateral (
                            select * from change where seq > :position and (:all or type in (:types))
                            order by seq limit :limit) c on true
                        order by c.seq
                        """, Tuple.class)
                .addEntity("c", LoggedChange.class)
                .addScalar("newest", Long.class)
                .setParameter("position", position)
                .setParameter("all", types.isEmpty())
                .setParameter("types", types.isEmpty() ? Set.of("") : types)
                .setParameter("limit", limit)
                .getResultList();
        long newest = rows.getFirst().get(1, Long.class);
        var changes = rows.stream()
                .map(row -> (LoggedChange) row.get(0))
                .filter(Objects::nonNull)
                .map(LoggedChange::fact)
                .toList();
        return new Batch(changes, changes.size() == limit ? changes.getLast().seq() : newest, newest);
    }

    /** The first changes of these types after a position by which something stopped being public; no types mean all. */
    @Transactional
    public List<Fact> removals(long position, Set<String> types, int limit) {
        return database
                .createNativeQuery("""
                        select * from change where seq > :position and (:all or type in (:types))
                            and type in ('article.unpublished', 'article.retracted', 'live.removed')
                        order by seq limit :limit
                        """, LoggedChange.class)
                .setParameter("position", position)
                .setParameter("all", types.isEmpty())
                .setParameter("types", types.isEmpty() ? Set.of("") : types)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(LoggedChange::fact)
                .toList();
    }

    /** The newest retraction of the article, by the index {@code change_retraction}. */
    @Transactional
    public Optional<Fact> retraction(UUID article) {
        return database.createNativeQuery("""
                        select * from change where type = 'article.retracted' and subject_id = ?1
                        order by seq desc limit 1
                        """, LoggedChange.class).setParameter(1, article).getResultList().stream()
                .map(LoggedChange::fact)
                .findFirst();
    }

    /** All changes after a position up to another one, or up to the newest if that comes first. */
    @Transactional
    Batch between(long position, long end) {
        long newest = newest();
        long next = Math.min(end, newest);
        var changes = database
                .createQuery("from LoggedChange where seq > ?1 and seq <= ?2 order by seq", LoggedChange.class)
                .setParameter(1, position)
                .setParameter(2, next)
                .getResultList()
                .stream()
                .map(LoggedChange::fact)
                .toList();
        return new Batch(changes, next, newest);
    }

    /**
     * Some changes in their order.
     *
     * @param next the position to go on from
     * @param newest the number of the newest change of any type
     */
    public record Batch(List<Fact> changes, long next, long newest) {}

    /**
     * Tells of the facts when they are there for all to read. Should that get lost with the process, nothing is: the tail reads
     * them.
     */
    private final class OnceCommitted implements Synchronization {
        private final List<Fact> facts;

        OnceCommitted(List<Fact> facts) {
            this.facts = facts;
        }

        @Override
        public void beforeCompletion() {
            // Nothing is left to do.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                tidings.committed(facts);
            }
        }
    }
}
