package news.dateline.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.desk.Intake;
import news.dateline.desk.Story;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Brings the things of an export in, so many in one transaction: articles, where they came from, and the report. */
@Singleton
class Filing {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Session database;
    private final ImportQueue queue;
    private final Shelves shelves;
    private final Intake intake;

    Filing(Session database, ImportQueue queue, Shelves shelves, Intake intake) {
        this.database = database;
        this.queue = queue;
        this.shelves = shelves;
        this.intake = intake;
    }

    /**
     * Files the batch and reports on it.
     *
     * @throws LostLease if another runner has taken the import over
     */
    @Transactional
    void file(ImportQueue.Claim claim, String site, List<Decided> batch) {
        if (!queue.renew(claim.job(), claim.runner())) {
            throw new LostLease();
        }
        // Two imports of the same site must not both find an article missing.
        Scalars.of(
                        database,
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 42))) locked",
                        Integer.class)
                .setParameter(1, claim.format() + " " + site)
                .getSingleResult();
        var manuscripts = batch.stream()
                .map(Decided::verdict)
                .filter(Manuscript.class::isInstance)
                .map(Manuscript.class::cast)
                .toList();
        shelves.open();
        var origins = origins(claim.format(), site, manuscripts);
        var edited =
                intake.edited(origins.values().stream().map(Origin::article).toList());
        var shelved = shelves.of(manuscripts);
        var stories = new ArrayList<Story>();
        var news = new ArrayList<Map<String, Object>>();
        var report = new ArrayList<Map<String, Object>>();
        for (var decided : batch) {
            switch (decided.verdict()) {
                case Verdict.Skip skip -> report.add(decided.skipped(skip));
                case Verdict.Use _ -> report.add(decided.reported(Outcome.USED, null, null, null));
                case Manuscript manuscript -> {
                    var fingerprint = manuscript.fingerprint();
                    var origin = origins.get(manuscript.sourceId());
                    var id = origin == null ? Ids.next() : origin.article();
                    var outcome = outcome(origin, fingerprint, edited.contains(id));
                    if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
                        stories.add(new Story(
                                id,
                                manuscript.wantedSlug(),
                                shelved.content(manuscript),
                                List.of(),
                                manuscript.publishedAt(),
                                manuscript.updatedAt()));
                        news.add(Map.of(
                                "source_id", manuscript.sourceId(),
                                "article_id", id,
                                "fingerprint", fingerprint));
                    }
                    var reason = outcome == Outcome.SKIPPED ? Reason.EDITED_HERE.wireName() : null;
                    report.add(decided.reported(outcome, reason, manuscript, id));
                }
            }
        }
        remember(claim.format(), site, news);
        report(claim, report);
        if (!stories.isEmpty()) {
            intake.take(stories);
        }
    }

    private static Outcome outcome(@Nullable Origin origin, String fingerprint, boolean edited) {
        if (origin == null) {
            return Outcome.CREATED;
        }
        if (origin.fingerprint.equals(fingerprint)) {
            return Outcome.UNCHANGED;
        }
        return edited ? Outcome.SKIPPED : Outcome.UPDATED;
    }

    private Map<String, Origin> origins(Format format, String site, List<Manuscript> manuscripts) {
        var origins = new HashMap<String, Origin>();
        if (!manuscripts.isEmpty()) {
            database.createNativeQuery("""
                            select source_id, article_id, encode(fingerprint, 'hex') as fingerprint from import_origin
                            where format = :format and site = :site and source_id in (:ids)
                            """, Tuple.class)
                    .setParameter("format", format.wireName())
                    .setParameter("site", site)
                    .setParameter(
                            "ids",
                            manuscripts.stream().map(Manuscript::sourceId).toList())
                    .getResultList()
                    .forEach(row -> origins.put(
                            row.get("source_id", String.class),
                            new Origin(row.get("article_id", UUID.class), row.get("fingerprint", String.class))));
        }
        return origins;
    }

    private void remember(Format format, String site, List<Map<String, Object>> origins) {
        database.createNativeMutationQuery("""
                        insert into import_origin (format, site, source_id, article_id, fingerprint)
                        select :format, :site, source_id, article_id, decode(fingerprint, 'hex')
                        from json_to_recordset(cast(:origins as json))
                            as origin (source_id text, article_id uuid, fingerprint text)
                        on conflict (format, site, source_id)
                        do update set article_id = excluded.article_id, fingerprint = excluded.fingerprint
                        """)
                .setParameter("format", format.wireName())
                .setParameter("site", site)
                .setParameter("origins", json(origins))
                .executeUpdate();
    }

    /** Reports on what has not been reported yet: an import that is taken up again reads its file from the start. */
    private void report(ImportQueue.Claim claim, List<Map<String, Object>> items) {
        database.createNativeMutationQuery("""
                        with item as (
                            select * from json_to_recordset(cast(:items as json)) as item (number int, source text,
                                title text, outcome text, reason text, note text, article_id uuid, html_blocks int)
                            where number > :reported
                        ), reported as (
                            insert into import_item (job_id, number, source, title, outcome, reason, note, article_id)
                            select :job, number, source, title, outcome, reason, note, article_id from item
                        )
                        update import_job job set
                            processed = job.processed + news.processed, created = job.created + news.created,
                            updated = job.updated + news.updated, unchanged = job.unchanged + news.unchanged,
                            skipped = job.skipped + news.skipped, used = job.used + news.used,
                            html_blocks = job.html_blocks + news.html_blocks,
                            attempts = case when news.processed > 0 then 0 else job.attempts end
                        from (select count(*) as processed, count(*) filter (where outcome = 'created') as created,
                                count(*) filter (where outcome = 'updated') as updated,
                                count(*) filter (where outcome = 'unchanged') as unchanged,
                                count(*) filter (where outcome = 'skipped') as skipped,
                                count(*) filter (where outcome = 'used') as used,
                                coalesce(sum(html_blocks), 0) as html_blocks
                            from item) news
                        where job.id = :job
                        """)
                .setParameter("items", json(items))
                .setParameter("reported", claim.reported())
                .setParameter("job", claim.job())
                .executeUpdate();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Origin(UUID article, String fingerprint) {}

    /** A thing of an export whose verdict is known. */
    record Decided(int number, Found found, Verdict verdict) {

        Map<String, Object> skipped(Verdict.Skip skip) {
            var row = reported(Outcome.SKIPPED, skip.reason().wireName(), null, null);
            row.put("note", skip.note());
            return row;
        }

        Map<String, Object> reported(
                Outcome outcome, @Nullable String reason, @Nullable Manuscript manuscript, @Nullable UUID article) {
            var row = new HashMap<String, Object>();
            row.put("number", number);
            row.put("source", found.source());
            row.put("title", found.title().isEmpty() ? null : found.title());
            row.put("outcome", outcome.wireName());
            row.put("reason", reason);
            row.put("article_id", article);
            if (manuscript != null) {
                row.put("note", manuscript.note());
                row.put("html_blocks", manuscript.htmlBlocks());
            }
            return row;
        }
    }

    /** Another runner has taken the import over. */
    static final class LostLease extends RuntimeException {
        LostLease() {
            super("The import is another runner's by now");
        }
    }
}
