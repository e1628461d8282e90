package news.dateline.live;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL about live updates. */
@Singleton
class LiveRepository implements PanacheRepositoryBase<LiveUpdate, UUID> {
    private final Session database;

    LiveRepository(Session database) {
        this.database = database;
    }

    /** The updates of the feed: one statement, along the index of the filter, however deep the page. */
    LiveFetch.Found list(LiveFilter.Checked filter, Window window) {
        var statement = LiveStatement.of(filter);
        return LiveFetch.run(database, statement.page(window), statement.values());
    }

    /** The updates of a coverage, along {@code live_of_coverage} or {@code live_key_event}. */
    LiveFetch.Found list(String coverage, CoverageWindow.Checked asked, Window window) {
        var statement = LiveStatement.of(coverage, asked);
        return LiveFetch.run(database, statement.page(window), statement.values());
    }

    /** The updates of a coverage on both sides of one of them. */
    LiveFetch.Found around(UUID update, String coverage, CoverageWindow.Checked asked, Window window) {
        var statement = LiveStatement.of(coverage, asked);
        return LiveFetch.run(database, statement.around(update, window), statement.values());
    }

    /** All that is pinned and not in a coverage that has ended. */
    LiveFetch.Found pinned() {
        return LiveFetch.run(database, """
                with page as (select u.id from live_update u where u.pinned and not exists
                    (select 1 from coverage c where c.id = u.coverage_id and c.ended_at is not null))
                """ + LiveFetch.select(false), Map.of());
    }

    /** All that is pinned in a coverage or a key event of it. */
    LiveFetch.Found landmarks(UUID coverage) {
        return LiveFetch.run(
                database,
                "with page as (select id from live_update where coverage_id = :coverage and pinned\n"
                        + "union select id from live_update where coverage_id = :coverage and key_event)\n"
                        + LiveFetch.select(false),
                Map.of("coverage", coverage));
    }

    /** The ids of the tags of these updates; left out are those without any. */
    Map<UUID, List<UUID>> tagsOf(Collection<UUID> ids) {
        return database
                .createNativeQuery("select update_id, tag_id from live_tag where update_id in (:ids)", Tuple.class)
                .setParameter("ids", ids.isEmpty() ? List.of(Ids.NIL) : List.copyOf(ids))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("update_id", UUID.class),
                        Collectors.mapping(row -> row.get("tag_id", UUID.class), Collectors.toList())));
    }

    /** These updates, as far as they are there, newest first. */
    LiveFetch.Found these(Collection<UUID> ids) {
        return LiveFetch.run(
                database,
                "with page as (select id from live_update where id in (:ids))\n" + LiveFetch.select(false),
                Map.of("ids", ids.isEmpty() ? List.of(Ids.NIL) : List.copyOf(ids)));
    }

    /** The update with this id as it stands in the database. */
    LiveRow required(UUID id) {
        return these(List.of(id)).rows().stream().findFirst().orElseThrow(() -> notFound(id.toString()));
    }

    static RuntimeException notFound(String id) {
        return WebProblems.notFound("live update", id);
    }

    /** The update, its row locked until the transaction ends: of racing editors one goes first and the others see it. */
    LiveUpdate locked(UUID id) {
        return lockedIfThere(id).orElseThrow(() -> notFound(id.toString()));
    }

    /** The same, unless it is gone. */
    Optional<LiveUpdate> lockedIfThere(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The published article that this slug or id names. */
    Optional<UUID> readableArticle(String slugOrId) {
        return Scalars.of(
                        database,
                        "select id from article where (slug = ?1 or id = ?2) and retracted_at is null",
                        UUID.class)
                .setParameter(1, slugOrId)
                .setParameter(2, Ids.parsed(slugOrId).orElse(Ids.NIL))
                .uniqueResultOptional();
    }

    /**
     * From now until the transaction ends nobody else publishes an update or takes a place among those that are counted: the
     * times of publication are in the order of commits, so that asking for what is newer never misses one.
     */
    void takeTurn() {
        Scalars.of(
                        database,
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('live feed', 0))) locked",
                        Integer.class)
                .getSingleResult();
    }

    /** How many updates beside this one are pinned in the coverage, or in the feed outside all coverages. */
    long pinnedBeside(UUID update, @Nullable UUID coverage) {
        var place = coverage == null ? "coverage_id is null" : "coverage_id = :coverage";
        var query = Scalars.of(
                        database,
                        "select count(*) from live_update where pinned and id <> :id and " + place,
                        Long.class)
                .setParameter("id", update);
        return coverage == null
                ? query.getSingleResult()
                : query.setParameter("coverage", coverage).getSingleResult();
    }

    /** How many updates beside this one are key events of the coverage. */
    long keyEventsBeside(UUID update, UUID coverage) {
        return Scalars.of(
                        database,
                        "select count(*) from live_update where key_event and id <> ?1 and coverage_id = ?2",
                        Long.class)
                .setParameter(1, update)
                .setParameter(2, coverage)
                .getSingleResult();
    }

    /** The updates that are attached to one of these articles. */
    List<Attached> attachedTo(Collection<UUID> articles) {
        return database
                .createNativeQuery("""
                        select id, version, article_id from live_update where article_id in (:articles)
                        order by published_at, id
                        """, Tuple.class)
                .setParameter("articles", List.copyOf(articles))
                .getResultList()
                .stream()
                .map(row -> new Attached(
                        row.get("id", UUID.class),
                        row.get("version", Integer.class),
                        row.get("article_id", UUID.class)))
                .toList();
    }

    /** The updates with this tag but for the newest so many. */
    List<UUID> beyondNewest(UUID tag, int kept) {
        return Scalars.of(
                        database,
                        "select update_id from live_tag where tag_id = ?1 order by published_at desc, update_id desc offset ?2",
                        UUID.class)
                .setParameter(1, tag)
                .setParameter(2, kept)
                .getResultList();
    }

    /** The present time of the database, which all instances share. */
    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }

    /** An update and the article that it is attached to. */
    record Attached(UUID id, int version, UUID articleId) {}
}
