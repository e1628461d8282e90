package news.dateline.importer;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The imports as rows that wait for somebody to run them. Who runs one holds a lease on it: when the lease is not renewed,
 * its holder is gone, and another may take the import up again.
 */
@Singleton
class ImportQueue {
    /** A file that has brought down its runner so often will do so again. */
    private static final int MOST_ATTEMPTS = 5;

    private final Session database;
    private final ImportConfig config;

    ImportQueue(Session database, ImportConfig config) {
        this.database = database;
        this.config = config;
    }

    @Transactional
    void add(UUID id, Format format, @Nullable String language, @Nullable String site, UUID instance, long size) {
        database.createNativeMutationQuery("""
                        insert into import_job (id, format, language, site, instance, size, status, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, 'queued', clock_timestamp())
                        """)
                .setParameter(1, id)
                .setParameter(2, format.wireName())
                .setParameter(3, language)
                .setParameter(4, site)
                .setParameter(5, instance)
                .setParameter(6, size)
                .executeUpdate();
    }

    /** Takes the oldest import of this instance that nobody runs. */
    @Transactional
    Optional<Claim> claim(UUID instance, UUID runner) {
        return database
                .createNativeQuery("""
                        update import_job set status = 'running', runner = :runner, attempts = attempts + 1,
                            started_at = coalesce(started_at, clock_timestamp()),
                            leased_until = clock_timestamp() + make_interval(secs => :lease)
                        where id = (
                            select id from import_job
                            where instance = :instance and (status = 'queued'
                                or status = 'running' and leased_until < clock_timestamp())
                            order by created_at limit 1 for update skip locked)
                        returning id, format, language, site, attempts,
                            (select coalesce(max(number), 0) from import_item where job_id = import_job.id) as reported
                        """, Tuple.class)
                .setParameter("runner", runner)
                .setParameter("lease", (double) config.lease().toSeconds())
                .setParameter("instance", instance)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> claim(row, runner));
    }

    private static Claim claim(Tuple row, UUID runner) {
        return new Claim(
                row.get("id", UUID.class),
                runner,
                Format.valueOf(row.get("format", String.class).toUpperCase(Locale.ROOT)),
                row.get("language", String.class),
                row.get("site", String.class),
                row.get("reported", Integer.class),
                row.get("attempts", Integer.class) > MOST_ATTEMPTS);
    }

    /** Says that the runner is alive; also locks the row until the transaction ends. False if the import is no longer its. */
    @Transactional
    boolean renew(UUID job, UUID runner) {
        return database.createNativeMutationQuery("""
                        update import_job set leased_until = clock_timestamp() + make_interval(secs => :lease)
                        where id = :job and runner = :runner and status = 'running'
                        """)
                        .setParameter("lease", (double) config.lease().toSeconds())
                        .setParameter("job", job)
                        .setParameter("runner", runner)
                        .executeUpdate()
                > 0;
    }

    /** Says up to which byte the file has been read. Who takes an import up again is behind until it is ahead. */
    @Transactional
    void advance(Claim claim, long position) {
        database.createNativeMutationQuery("""
                        update import_job set position = greatest(position, :position)
                        where id = :job and runner = :runner
                        """)
                .setParameter("position", position)
                .setParameter("job", claim.job())
                .setParameter("runner", claim.runner())
                .executeUpdate();
    }

    /** Lets another have it, or this one after a restart. */
    @Transactional
    void release(Claim claim) {
        end(claim, "queued", null, "null, attempts = attempts - 1");
    }

    /** The end: completed, or failed for this reason. */
    @Transactional
    void finish(Claim claim, @Nullable String failure) {
        end(claim, failure == null ? "completed" : "failed", failure, "clock_timestamp()");
    }

    private void end(Claim claim, String status, @Nullable String failure, String finishedAt) {
        database.createNativeMutationQuery("""
                        update import_job set status = :status, failure = :failure, finished_at = %s,
                            runner = null, leased_until = null
                        where id = :job and runner = :runner
                        """.formatted(finishedAt))
                .setParameter("status", status)
                .setParameter("failure", failure)
                .setParameter("job", claim.job())
                .setParameter("runner", claim.runner())
                .executeUpdate();
    }

    /** Those of an instance that are not finished. */
    @Transactional
    Set<UUID> open(UUID instance) {
        return new HashSet<>(Scalars.of(
                        database,
                        "select id from import_job where instance = ?1 and status in ('queued', 'running')",
                        UUID.class)
                .setParameter(1, instance)
                .getResultList());
    }

    /**
     * An import that is this runner's for as long as the lease is renewed.
     *
     * @param language what the caller said about articles that do not say themselves
     * @param site how the caller named the site
     * @param reported how much of the file an earlier runner has reported on
     * @param isHopeless whether it has failed too often already
     */
    record Claim(
            UUID job,
            UUID runner,
            Format format,
            @Nullable String language,
            @Nullable String site,
            int reported,
            boolean isHopeless) {}
}
