package news.dateline.live;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.Slug;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL about coverages; that about their updates is in {@code LiveRepository}. */
@Singleton
public class CoverageRepository implements PanacheRepositoryBase<Coverage, UUID> {
    private static final String SELECT = """
            select log.seq, log.at as changed_at, c.id, c.version, c.slug, c.title, c.summary, c.started_at, c.ended_at,
                c.updated_at, (select count(*) from live_update where coverage_id = c.id) as updates,
                (select count(*) from live_update where coverage_id = c.id and key_event) as key_events,
                (select max(published_at) from live_update where coverage_id = c.id) as last_update_at
            from (select 1) here left join (select seq, at from change order by seq desc limit 1) log on true
                left join (select * from coverage x where %s) c on true
            """;

    private final Session database;

    CoverageRepository(Session database) {
        this.database = database;
    }

    /** The id of the coverage that has this slug, or once had it. */
    Optional<UUID> idBehind(String slug) {
        return Scalars.of(database, """
                        select id from coverage where slug = ?1 union all
                        select c.id from former_slug f join coverage c on c.id = f.target_id
                        where f.kind = 'coverage' and f.slug = ?1
                        limit 1
                        """, UUID.class).setParameter(1, slug(slug)).uniqueResultOptional();
    }

    /** The coverages that began last, along {@code coverage_newest}. */
    Found list(CoverageRow.@Nullable Status status, Window window) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new HashMap<String, Object>(Map.of("rows", window.rowsToRead()));
        if (status != null) {
            conditions.add(
                    switch (status) {
                        case LIVE -> "x.ended_at is null";
                        case ENDED -> "x.ended_at is not null";
                    });
        }
        window.cursor().ifPresent(cursor -> {
            conditions.add("(x.started_at, x.id) %s (:date, :id)".formatted(window.backwards() ? ">" : "<"));
            values.put("date", cursor.instant(0));
            values.put("id", cursor.id(1));
        });
        var order = (window.backwards()
                ? "order by %1$s.started_at, %1$s.id"
                : "order by %1$s.started_at desc, %1$s.id desc");
        var inner = "%s %s limit :rows".formatted(String.join(" and ", conditions), order.formatted("x"));
        return run(SELECT.formatted(inner) + order.formatted("c"), values);
    }

    /** The coverage with this slug. */
    Found one(String slug) {
        return run(SELECT.formatted("x.slug = :slug"), Map.of("slug", slug));
    }

    /** The coverage with this slug or id. */
    CoverageRow required(String slugOrId) {
        var values = Map.of("slug", slug(slugOrId), "id", Ids.parsed(slugOrId).orElse(Ids.NIL));
        return run(SELECT.formatted("x.slug = :slug or x.id = :id"), values).rows().stream()
                .findFirst()
                .orElseThrow(() -> notFound(slugOrId));
    }

    private Found run(String statement, Map<String, ?> values) {
        var query = database.createNativeQuery(statement, Tuple.class);
        values.forEach(query::setParameter);
        var rows = query.getResultList();
        return new Found(
                rows.stream()
                        .filter(row -> row.get("id", UUID.class) != null)
                        .map(CoverageRepository::row)
                        .toList(),
                Objects.requireNonNullElse(rows.getFirst().get("seq", Long.class), 0L),
                rows.getFirst().get("changed_at", Instant.class));
    }

    private static CoverageRow row(Tuple row) {
        return new CoverageRow(
                row.get("id", UUID.class),
                row.get("version", Integer.class),
                row.get("slug", String.class),
                row.get("title", String.class),
                row.get("summary", String.class),
                row.get("started_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("updated_at", Instant.class),
                row.get("updates", Long.class),
                row.get("key_events", Long.class),
                row.get("last_update_at", Instant.class));
    }

    /** The coverage, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    Coverage locked(String slugOrId) {
        return named(slugOrId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(slugOrId));
    }

    /** The coverage, which nobody can end or delete until the transaction ends; others may still share it. */
    Optional<Coverage> shared(String slugOrId) {
        return named(slugOrId, LockModeType.PESSIMISTIC_READ);
    }

    private Optional<Coverage> named(String slugOrId, LockModeType lock) {
        return find("slug = ?1 or id = ?2", slug(slugOrId), Ids.parsed(slugOrId).orElse(Ids.NIL))
                .withLock(lock)
                .singleResultOptional();
    }

    /** What cannot be a slug is nobody's: it may hold what PostgreSQL does not take as text. */
    private static String slug(String text) {
        return Slug.isValid(text) ? text : "";
    }

    static RuntimeException notFound(String slugOrId) {
        return WebProblems.notFound("coverage", slugOrId);
    }

    /**
     * From now on no update can join the coverage; whoever was about to has done so when this returns.
     *
     * @return how many updates it has
     */
    long closed(UUID id) {
        Scalars.of(database, "select 1 from coverage where id = ?1 for update", Integer.class)
                .setParameter(1, id)
                .getSingleResult();
        return Scalars.of(database, "select count(*) from live_update where coverage_id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** The present time of the database, which all instances share. */
    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }

    /**
     * What a statement found.
     *
     * @param seq the number of the newest change that the statement saw; 0 before the first
     * @param changedAt when that became true
     */
    record Found(List<CoverageRow> rows, long seq, @Nullable Instant changedAt) {}
}
