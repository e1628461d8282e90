package news.dateline.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Window;

/**
 * Composes the one statement behind a read of live updates: an inner query finds the ids of the page along an index, the outer
 * one fetches what the page shows. Every value is bound.
 */
final class LiveStatement {
    private static final String COVERAGE = "(select id from coverage where slug = :coverage)";

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private String source = "live_update u";

    /** The table whose index gives the order: the date stands in that of the tags, too. */
    private String dateOf = "u.published_at";

    private String idOf = "u.id";
    private String target = "";
    private String targetKnown = "true";
    private String coverageKnown = "true";
    private boolean oldestFirst;

    private LiveStatement() {}

    /** The updates that the filter admits. */
    static LiveStatement of(LiveFilter.Checked filter) {
        var statement = new LiveStatement();
        for (int i = 0; i < filter.tags().size(); i++) {
            statement.tagged("tag" + i, filter.tags().get(i));
        }
        if (filter.article() != null) {
            var id = Ids.parsed(filter.article());
            statement.where(
                    "u.article_id = (select id from article where %s = :article and retracted_at is null)"
                            .formatted(id.isPresent() ? "id" : "slug"),
                    "article",
                    id.<Object>map(uuid -> uuid).orElse(filter.article()));
        }
        if (filter.importance() != null) {
            statement.where(
                    "u.importance = :importance",
                    "importance",
                    filter.importance().wireName());
        }
        if (filter.after() != null) {
            statement.where(statement.dateOf + " > :after", "after", filter.after());
        }
        if (filter.before() != null) {
            statement.where(statement.dateOf + " < :before", "before", filter.before());
        }
        return statement;
    }

    /** Those of a coverage, in the window asked for. */
    static LiveStatement of(String coverage, CoverageWindow.Checked asked) {
        var statement = new LiveStatement();
        statement.oldestFirst = asked.oldestFirst();
        statement.coverageKnown = "exists " + COVERAGE;
        statement.where("u.coverage_id = " + COVERAGE, "coverage", coverage);
        if (asked.keyEventsOnly()) {
            statement.conditions.add("u.key_event");
        }
        if (asked.sinceInstant() != null) {
            statement.where("u.published_at > :since", "since", asked.sinceInstant());
        }
        if (asked.sinceUpdate() != null) {
            statement.named(asked.sinceUpdate());
            statement.conditions.add(statement.beside(">"));
        }
        return statement;
    }

    /** The first tag drives the query along its index of the newest; the others only check. */
    private void tagged(String parameter, String slug) {
        var condition = "%s.tag_id = (select id from tag where slug = :%s)".formatted(parameter, parameter);
        if (source.equals("live_update u")) {
            source = "live_tag %s join live_update u on u.id = %s.update_id".formatted(parameter, parameter);
            dateOf = parameter + ".published_at";
            idOf = parameter + ".update_id";
            where(condition, parameter, slug);
        } else {
            where(
                    "exists (select 1 from live_tag %s where %s.update_id = u.id and %s)"
                            .formatted(parameter, parameter, condition),
                    parameter,
                    slug);
        }
    }

    /** One update of the coverage is a landmark in the list. */
    private void named(UUID update) {
        target = "target as (select published_at, id from live_update where id = :target and coverage_id = %s),\n"
                .formatted(COVERAGE);
        targetKnown = "exists (select 1 from target)";
        values.put("target", update);
    }

    /** Two sub-queries, not one of a pair: only these are looked up along an index. */
    private String beside(String comparison) {
        return "(u.published_at, u.id) %s ((select published_at from target), (select id from target))"
                .formatted(comparison);
    }

    private void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        values.put(parameter, value);
    }

    Map<String, Object> values() {
        return values;
    }

    /** The updates in the window, in the order that the window reads. */
    String page(Window window) {
        boolean ascending = oldestFirst != window.backwards();
        window.cursor().ifPresent(cursor -> {
            conditions.add("(%s, %s) %s (:keyDate, :keyId)".formatted(dateOf, idOf, ascending ? ">" : "<"));
            values.put("keyDate", cursor.instant(0));
            values.put("keyId", cursor.id(1));
        });
        values.put("rows", window.rowsToRead());
        return "with %spage as (%s)\n".formatted(target, rows(conditions, ascending))
                + LiveFetch.select(coverageKnown, targetKnown, ascending);
    }

    /** A window's worth of updates on both sides of this one, in the order of the list. */
    String around(UUID update, Window window) {
        named(update);
        values.put("rows", window.rowsToRead());
        var newer = new ArrayList<>(conditions);
        newer.add(beside(">"));
        var others = new ArrayList<>(conditions);
        others.add(beside("<="));
        return "with %spage as ((%s) union all (%s))\n".formatted(target, rows(newer, true), rows(others, false))
                + LiveFetch.select(coverageKnown, targetKnown, oldestFirst);
    }

    private String rows(List<String> admitted, boolean ascending) {
        var direction = ascending ? "asc" : "desc";
        return "select %s as id from %s where %s order by %s %s, %s %s limit :rows"
                .formatted(idOf, source, String.join(" and ", admitted), dateOf, direction, idOf, direction);
    }
}
