package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Imports of subscribers as rows that wait for somebody to run them, under a lease; and their reports. */
@Singleton
class SubscriberImports {
    /** A file that has brought down its runner so often will do so again. */
    private static final int MOST_ATTEMPTS = 5;

    private static final int LEASE_SECONDS = 30;
    private static final int FIRST_SKIPS = 1000;
    private static final String REPORT = """
            select id, status, created_at, started_at, finished_at, processed, confirmed, pending, unchanged, skipped, failure
            from subscriber_import\s""";

    private final Session database;

    SubscriberImports(Session database) {
        this.database = database;
    }

    @Transactional
    void add(UUID id, byte[] content) {
        database.createNativeMutationQuery("insert into subscriber_import (id, content, status, created_at)"
                        + " values (?1, ?2, 'queued', clock_timestamp())")
                .setParameter(1, id)
                .setParameter(2, content)
                .executeUpdate();
    }

    /** Takes the oldest that nobody runs. */
    @Transactional
    Optional<Claim> claim(UUID runner) {
        return database
                .createNativeQuery("""
                        update subscriber_import set status = 'running', runner = :runner, attempts = attempts + 1,
                            started_at = coalesce(started_at, clock_timestamp()),
                            leased_until = clock_timestamp() + make_interval(secs => :lease)
                        where id = (
                            select id from subscriber_import
                            where status = 'queued' or (status = 'running' and leased_until < clock_timestamp())
                            order by id limit 1 for update skip locked)
                        returning id, processed, attempts
                        """, Tuple.class)
                .setParameter("runner", runner)
                .setParameter("lease", LEASE_SECONDS)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new Claim(
                        row.get("id", UUID.class),
                        runner,
                        row.get("processed", Integer.class),
                        row.get("attempts", Integer.class) > MOST_ATTEMPTS));
    }

    /** The file. */
    @Transactional
    byte[] content(Claim claim) {
        return database.createNativeQuery("select content from subscriber_import where id = ?1", byte[].class)
                .setParameter(1, claim.id())
                .getSingleResult();
    }

    /** Counts what a batch came to, and renews the lease; false if the import is another runner's by now. */
    @Transactional(TxType.MANDATORY)
    boolean advance(Claim claim, Tally tally) {
        return database.createNativeMutationQuery("""
                        update subscriber_import set processed = :processed, confirmed = confirmed + :confirmed,
                            pending = pending + :pending, unchanged = unchanged + :unchanged, skipped = skipped + :skipped,
                            leased_until = clock_timestamp() + make_interval(secs => :lease)
                        where id = :id and runner = :runner and status = 'running'
                        """)
                        .setParameter("processed", tally.processed())
                        .setParameter("confirmed", tally.confirmed())
                        .setParameter("pending", tally.pending())
                        .setParameter("unchanged", tally.unchanged())
                        .setParameter("skipped", tally.skipped())
                        .setParameter("lease", LEASE_SECONDS)
                        .setParameter("id", claim.id())
                        .setParameter("runner", claim.runner())
                        .executeUpdate()
                > 0;
    }

    /** Writes down which rows were left out. */
    @Transactional(TxType.MANDATORY)
    void report(Claim claim, List<ImportedRow.Skipped> skips) {
        for (var skip : skips) {
            database.createNativeMutationQuery(
                            "insert into subscriber_import_skip (import_id, number, reason) values (?1, ?2, ?3)")
                    .setParameter(1, claim.id())
                    .setParameter(2, skip.number())
                    .setParameter(3, skip.reason())
                    .executeUpdate();
        }
    }

    /** Lets another have it, or this one after a restart. */
    @Transactional
    void release(Claim claim) {
        database.createNativeMutationQuery("""
                        update subscriber_import set status = 'queued', runner = null, leased_until = null,
                            attempts = attempts - 1 where id = ?1 and runner = ?2
                        """)
                .setParameter(1, claim.id())
                .setParameter(2, claim.runner())
                .executeUpdate();
    }

    /** The end: completed, or failed for this reason. The file goes. */
    @Transactional
    void finish(Claim claim, @Nullable String failure) {
        database.createNativeMutationQuery("""
                        update subscriber_import set status = :status, failure = :failure, content = null, runner = null,
                            leased_until = null, finished_at = clock_timestamp() where id = :id and runner = :runner
                        """)
                .setParameter("status", failure == null ? "completed" : "failed")
                .setParameter("failure", failure, String.class)
                .setParameter("id", claim.id())
                .setParameter("runner", claim.runner())
                .executeUpdate();
    }

    /** Newest first, along the primary key. */
    List<SubscriberImportView> newest(Window window) {
        var beyond = window.cursor().isEmpty() ? "" : "where id %s :id ".formatted(window.backwards() ? ">" : "<");
        var query = database.createNativeQuery(
                        REPORT + beyond + "order by id " + (window.backwards() ? "asc" : "desc"), Tuple.class)
                .setMaxResults(window.rowsToRead());
        window.cursor().ifPresent(cursor -> query.setParameter("id", cursor.id(0)));
        return query.getResultList().stream().map(SubscriberImportView::of).toList();
    }

    /** One with its report. */
    Optional<SubscriberImportView> one(UUID id) {
        return database
                .createNativeQuery(REPORT + "where id = ?1", Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> SubscriberImportView.of(row).with(reasons(id), skips(id)));
    }

    private Map<String, Integer> reasons(UUID id) {
        var reasons = new TreeMap<String, Integer>();
        database.createNativeQuery("""
                        select reason, cast(count(*) as int) as times from subscriber_import_skip
                        where import_id = ?1 group by reason
                        """, Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .forEach(row -> reasons.put(row.get("reason", String.class), row.get("times", Integer.class)));
        return reasons;
    }

    private List<SubscriberImportView.Skip> skips(UUID id) {
        return database
                .createNativeQuery(
                        "select number, reason from subscriber_import_skip where import_id = ?1 order by number",
                        Tuple.class)
                .setParameter(1, id)
                .setMaxResults(FIRST_SKIPS)
                .getResultList()
                .stream()
                .map(row -> new SubscriberImportView.Skip(
                        row.get("number", Integer.class), row.get("reason", String.class)))
                .toList();
    }

    /**
     * An import that is this runner's for as long as the lease is renewed.
     *
     * @param processed how many rows an earlier runner has dealt with
     * @param isHopeless whether it has failed too often already
     */
    record Claim(UUID id, UUID runner, int processed, boolean isHopeless) {}

    /**
     * What a batch came to.
     *
     * @param processed the number of its last row
     */
    record Tally(int processed, int confirmed, int pending, int unchanged, int skipped) {}
}
