package news.dateline.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/**
 * Composes the one statement behind every read of articles: an inner query finds the ids of the page along an index, the
 * outer one fetches what the page shows. Every value is bound.
 */
final class ArticleStatement {
    /** How many of the newest hits are ranked by relevance. */
    private static final int RANKED = 1000;

    /** So many seconds older, and the rank of a hit counts a third (exactly: an e-th): half a year. */
    private static final int DECAY_SECONDS = 180 * 24 * 3600;

    /** Words are stemmed as the article's language was; the two branches use the same index. */
    private static final String HIT = """
            (search_config(a.language) = cast('dateline_english' as regconfig)
                and a.search @@ websearch_to_tsquery('dateline_english', :q)
            or search_config(a.language) = cast('dateline_simple' as regconfig)
                and a.search @@ websearch_to_tsquery('dateline_simple', :q))""";

    private final List<String> conditions = new ArrayList<>(List.of("a.retracted_at is null"));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final ArticleFilter.Checked filter;
    private String source = "article a";
    /** The table whose index gives the order: the date stands in the join tables, too. */
    private String dateOf = "a.published_at";

    private String idOf = "a.id";

    ArticleStatement(ArticleFilter.Checked filter) {
        this.filter = filter;
        file();
        date();
        if (filter.language() != null) {
            where("a.language = :language", "language", filter.language());
        }
        if (filter.q() != null) {
            values.put("q", plainApostrophes(filter.q()));
        }
    }

    private void file() {
        if (filter.section() != null) {
            where("a.section_id = (select id from section where slug = :section)", "section", filter.section());
        }
        for (int i = 0; i < filter.tags().size(); i++) {
            join("article_tag", "tag", "t" + i, "tag" + i, filter.tags().get(i));
        }
        if (filter.author() != null) {
            join("article_author", "author", "w", "author", filter.author());
        }
    }

    /** The first join drives the query along its index of the newest; the others only check. */
    private void join(String table, String thing, String alias, String parameter, String slug) {
        var condition = "%s.%s_id = (select id from %s where slug = :%s)".formatted(alias, thing, thing, parameter);
        if (source.equals("article a")) {
            source = "%s %s join article a on a.id = %s.article_id".formatted(table, alias, alias);
            dateOf = alias + ".published_at";
            idOf = alias + ".article_id";
            where(condition, parameter, slug);
        } else {
            where(
                    "exists (select 1 from %s %s where %s.article_id = a.id and %s)"
                            .formatted(table, alias, alias, condition),
                    parameter,
                    slug);
        }
    }

    private void date() {
        if (filter.publishedAfter() != null) {
            where(dateOf + " > :publishedAfter", "publishedAfter", filter.publishedAfter());
        }
        if (filter.publishedBefore() != null) {
            where(dateOf + " < :publishedBefore", "publishedBefore", filter.publishedBefore());
        }
        if (filter.updatedAfter() != null) {
            where("coalesce(a.updated_at, a.published_at) > :updatedAfter", "updatedAfter", filter.updatedAfter());
        }
    }

    private void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        values.put(parameter, value);
    }

    Map<String, Object> values() {
        return values;
    }

    /** How many articles the filter admits. */
    String count() {
        return "select count(*) from %s where %s".formatted(source, filter.q() == null ? all() : all() + " and " + HIT);
    }

    /** The articles in the window, as {@link ArticleFetch#run} takes them. */
    String page(Window window, Instant now, boolean withBody) {
        return filter.sort() == ArticleFilter.Sort.RELEVANCE
                ? byRelevance(window, now, withBody)
                : byDate(window, withBody);
    }

    /** The order of the page that {@link #page} makes: that in which the window reads. */
    String order(Window window) {
        var key = filter.sort() == ArticleFilter.Sort.RELEVANCE ? "key_score" : "key_date";
        var direction = ascending(window) ? "asc" : "desc";
        return "p.%s %s, p.id %s".formatted(key, direction, direction);
    }

    private boolean ascending(Window window) {
        return (filter.sort() == ArticleFilter.Sort.OLDEST) != window.backwards();
    }

    private String byDate(Window window, boolean withBody) {
        var date = filter.sort() == ArticleFilter.Sort.UPDATED ? "coalesce(a.updated_at, a.published_at)" : dateOf;
        boolean ascending = ascending(window);
        window.cursor().ifPresent(cursor -> {
            conditions.add("(%s, %s) %s (:keyDate, :keyId)".formatted(date, idOf, ascending ? ">" : "<"));
            values.put("keyDate", cursor.instant(0));
            values.put("keyId", cursor.id(1));
        });
        var keys = " as key_date, cast(null as float8) as key_score";
        return filter.q() == null
                ? "with page as (select %s %s)"
                        .formatted(
                                ArticleFetch.columns(date + keys, withBody, false),
                                first(date, ascending, window.rowsToRead()))
                : "with %s, page as (select %s from hits join article a on a.id = hits.id)"
                        .formatted(
                                hits(date, ascending, window.rowsToRead()),
                                ArticleFetch.columns("hits.date" + keys, withBody, true));
    }

    /**
     * The first that the filter admits, words aside. The limit is part of the text: only then does the database know that few
     * rows are wanted before it knows the values, and plans once for all requests instead of anew for each.
     */
    private String first(String date, boolean ascending, int most) {
        var direction = ascending ? "asc" : "desc";
        return "from %s where %s order by %s %s, %s %s limit %d"
                .formatted(source, all(), date, direction, idOf, direction, most);
    }

    /**
     * The first hits as {@code hits (id, date)}. The database cannot know how common a word is before it knows the word. So it looks through
     * the first articles; if there are not enough hits among them, the word is rare, and all of its hits are read from the
     * index of words: never an index of dates for a word that is hardly anywhere, never all hits of a word that is everywhere.
     */
    private String hits(String date, boolean ascending, int most) {
        var order = "order by date %1$s, id %1$s".formatted(ascending ? "asc" : "desc");
        return """
                near as materialized (
                    select id, date from (select %1$s as id, %2$s as date, a.search, a.language %3$s) a where %4$s %5$s limit %6$d),
                far as materialized (
                    select %1$s as id, %2$s as date from %7$s where %8$s and %4$s and (select count(*) from near) < %6$d),
                hits as (
                    select id, date from near where (select count(*) from near) = %6$d
                    union all (select id, date from far %5$s limit %6$d))""".formatted(idOf, date, first(date, ascending, looksThrough(most)), HIT, order, most, source, all());
    }

    /** Words in every twenty-fifth article are found among so many. */
    private static int looksThrough(int most) {
        return Math.clamp(25L * most, 500, 2_500);
    }

    /**
     * Relevance is the rank of the words times an exponential decay with age. Taken as a logarithm, the order does not
     * depend on when it is asked for, so that a cursor holds. Only the newest hits are ranked: to rank all hits of a
     * common word would mean to read them all.
     */
    private String byRelevance(Window window, Instant now, boolean withBody) {
        boolean ascending = ascending(window);
        values.put("asOf", window.cursor().map(key -> key.instant(2)).orElse(now));
        conditions.add(dateOf + " <= :asOf");
        var beyond = window.cursor()
                .map(cursor -> {
                    values.put("keyScore", Double.valueOf(cursor.keys().get(0)));
                    values.put("keyId", cursor.id(1));
                    return "where (score, id) %s (:keyScore, :keyId)".formatted(ascending ? ">" : "<");
                })
                .orElse("");
        var direction = ascending ? "asc" : "desc";
        return """
                with %s,
                scored as (select a.id, ln(greatest(ts_rank(a.search, websearch_to_tsquery(
                        case when a.language = 'en' or a.language like 'en-%%' then cast('dateline_english' as regconfig)
                            else cast('dateline_simple' as regconfig) end, :q), 1), 1e-9))
                        + extract(epoch from a.published_at) / %d as score from hits join article a on a.id = hits.id),
                best as (select id, score from
                    (select id, cast(score as float8) as score from scored) ranked %s
                    order by score %s, id %s limit %d),
                page as (select %s from best join article a on a.id = best.id)
                """.formatted(
                        hits(dateOf, false, RANKED),
                        DECAY_SECONDS,
                        beyond,
                        direction,
                        direction,
                        window.rowsToRead(),
                        ArticleFetch.columns(
                                "cast(:asOf as timestamptz) as key_date, best.score as key_score", withBody, true));
    }

    /** The values of the sort keys in a row, for a cursor. */
    static List<String> keys(Instant date, @Nullable Double score, UUID id) {
        return score == null
                ? List.of(date.toString(), id.toString())
                : List.of(score.toString(), id.toString(), date.toString());
    }

    private String all() {
        return String.join(" and ", conditions);
    }

    /** Typographic apostrophes are indexed as plain ones. */
    private static String plainApostrophes(String q) {
        return q.replace('’', '\'').replace('ʼ', '\'');
    }
}
