package news.dateline.importer;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL that reads imports and their reports. */
@Singleton
class ImportRepository {
    private static final String JOB = """
            select id, format, status, created_at, started_at, finished_at, processed, created, updated, unchanged,
                skipped, used, html_blocks, size, position, failure
            from import_job\s""";

    private final Session database;

    ImportRepository(Session database) {
        this.database = database;
    }

    Optional<ImportJob> one(UUID id) {
        return database
                .createNativeQuery(JOB + "where id = ?1", Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .map(ImportRepository::job)
                .findFirst();
    }

    /** Newest first, along the index {@code import_job_newest}. */
    List<ImportJob> newest(Window window) {
        var beyond = window.cursor().isEmpty()
                ? ""
                : "where (created_at, id) %s (:at, :id) ".formatted(window.backwards() ? ">" : "<");
        var direction = window.backwards() ? "asc" : "desc";
        var query = database.createNativeQuery(
                        JOB + beyond + "order by created_at %s, id %s".formatted(direction, direction), Tuple.class)
                .setMaxResults(window.rowsToRead());
        window.cursor()
                .ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("id", cursor.id(1)));
        return query.getResultList().stream().map(ImportRepository::job).toList();
    }

    /** The first of the report, in the order of the file. */
    List<ReportedItem> firstItems(UUID job, int most) {
        return items(job, null, "", "asc", null, most);
    }

    /** A page of the report, of one outcome if that is given. */
    List<ReportedItem> items(UUID job, @Nullable String outcome, Window window) {
        var beyond = window.cursor().isEmpty() ? "" : "and number %s :number".formatted(window.backwards() ? "<" : ">");
        return items(
                job,
                outcome,
                beyond,
                window.backwards() ? "desc" : "asc",
                window.cursor()
                        .map(cursor -> Integer.valueOf(cursor.keys().getFirst()))
                        .orElse(null),
                window.rowsToRead());
    }

    private List<ReportedItem> items(
            UUID job, @Nullable String outcome, String beyond, String direction, @Nullable Integer number, int most) {
        var query = database.createNativeQuery(
                        """
                        select number, source, title, outcome, reason, note, article_id from import_item
                        where job_id = :job %s %s order by number %s
                        """.formatted(outcome == null ? "" : "and outcome = :outcome", beyond, direction), Tuple.class)
                .setParameter("job", job)
                .setMaxResults(most);
        if (outcome != null) {
            query.setParameter("outcome", outcome);
        }
        if (number != null) {
            query.setParameter("number", number);
        }
        return query.getResultList().stream().map(ImportRepository::item).toList();
    }

    /** How many things were skipped for which reason. */
    Map<String, Integer> skippedBecause(UUID job) {
        var reasons = new TreeMap<String, Integer>();
        database.createNativeQuery("""
                        select reason, cast(count(*) as int) as times from import_item
                        where job_id = ?1 and outcome = 'skipped' group by reason
                        """, Tuple.class)
                .setParameter(1, job)
                .getResultList()
                .forEach(row -> reasons.put(row.get("reason", String.class), row.get("times", Integer.class)));
        return reasons;
    }

    private static ImportJob job(Tuple row) {
        return new ImportJob(
                row.get("id", UUID.class),
                row.get("format", String.class),
                row.get("status", String.class),
                row.get("created_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                new ImportJob.Counts(
                        row.get("processed", Integer.class),
                        row.get("created", Integer.class),
                        row.get("updated", Integer.class),
                        row.get("unchanged", Integer.class),
                        row.get("skipped", Integer.class),
                        row.get("used", Integer.class),
                        row.get("html_blocks", Integer.class)),
                row.get("size", Long.class),
                row.get("position", Long.class),
                row.get("failure", String.class));
    }

    private static ReportedItem item(Tuple row) {
        return new ReportedItem(
                row.get("number", Integer.class),
                row.get("source", String.class),
                row.get("title", String.class),
                row.get("outcome", String.class),
                row.get("reason", String.class),
                row.get("note", String.class),
                row.get("article_id", UUID.class));
    }
}
