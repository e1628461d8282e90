package news.dateline.live;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import news.dateline.article.StoredJson;
import news.dateline.body.Block;
import news.dateline.body.Body;
import news.dateline.taxonomy.Ref;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The columns of a live update with all that it mentions, and how a row of them is read. */
final class LiveFetch {
    /**
     * The newest change is read along, even with no update. One statement sees one moment: what was committed with a change
     * up to that number is in the list, what comes with a later one is not.
     */
    private static final String SELECT = """
            select log.seq, log.at as changed_at, %s as coverage_known, %s as target_known,
                u.id, u.version, u.title, cast(u.body as text) as body, u.body_text, u.importance, u.pinned, u.key_event,
                u.published_at, u.updated_at, u.modified_at, u.article_id, u.coverage_id,
                a.slug as article_slug, a.title as article_title, c.slug as coverage_slug, c.title as coverage_title,
                (select cast(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by x.position) as text)
                    from live_tag x join tag t on t.id = x.tag_id where x.update_id = u.id) as tags
            from (select 1) here left join (select seq, at from change order by seq desc limit 1) log on true
                left join (page p join live_update u on u.id = p.id
                    left join article a on a.id = u.article_id and a.retracted_at is null
                    left join coverage c on c.id = u.coverage_id) on true
            order by u.published_at %s, u.id %s
            """;

    private LiveFetch() {}

    /** Completes a statement that begins with the updates to show as {@code page (id, …)}. */
    static String select(boolean ascending) {
        return select("true", "true", ascending);
    }

    /** The same, with conditions that tell whether what the request names is there. */
    static String select(String coverageKnown, String targetKnown, boolean ascending) {
        var direction = ascending ? "asc" : "desc";
        return SELECT.formatted(coverageKnown, targetKnown, direction, direction);
    }

    /** Runs a statement that {@link #select} completed. */
    static Found run(Session database, String statement, Map<String, ?> values) {
        var query = database.createNativeQuery(statement, Tuple.class);
        values.forEach(query::setParameter);
        var rows = query.getResultList();
        var first = rows.getFirst();
        return new Found(
                rows.stream()
                        .filter(row -> row.get("id", UUID.class) != null)
                        .map(LiveFetch::row)
                        .toList(),
                Objects.requireNonNullElse(first.get("seq", Long.class), 0L),
                first.get("changed_at", Instant.class),
                first.get("coverage_known", Boolean.class),
                first.get("target_known", Boolean.class));
    }

    private static LiveRow row(Tuple row) {
        return new LiveRow(
                row.get("id", UUID.class),
                row.get("version", Integer.class),
                row.get("title", String.class),
                new Body(StoredJson.list(row.get("body", String.class), Block.class)),
                row.get("body_text", String.class),
                Importance.named(row.get("importance", String.class)).orElseThrow(),
                row.get("pinned", Boolean.class),
                row.get("key_event", Boolean.class),
                row.get("published_at", Instant.class),
                row.get("updated_at", Instant.class),
                row.get("modified_at", Instant.class),
                StoredJson.list(row.get("tags", String.class), Ref.class),
                row.get("article_id", UUID.class),
                row.get("coverage_id", UUID.class),
                named(row, "article"),
                named(row, "coverage"));
    }

    private static LiveRow.@Nullable Named named(Tuple row, String thing) {
        var slug = row.get(thing + "_slug", String.class);
        return slug == null ? null : new LiveRow.Named(slug, row.get(thing + "_title", String.class));
    }

    /**
     * What a statement found.
     *
     * @param seq the number of the newest change that the statement saw; 0 before the first
     * @param changedAt when that became true
     * @param isCoverageKnown whether the coverage that the request names is there
     * @param isTargetKnown whether the update that the request names is there
     */
    record Found(
            List<LiveRow> rows,
            long seq,
            @Nullable Instant changedAt,
            boolean isCoverageKnown,
            boolean isTargetKnown) {}
}
