package news.dateline.discovery;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL behind sitemaps: one statement each, and only the columns that they show. */
@Singleton
class SitemapRepository {
    /** The time of the newest change comes along, as on every list: what is gone has no date of its own. */
    private static final String LOG = "(select at from change order by seq desc limit 1) as changed_at";

    private final Session database;

    SitemapRepository(Session database) {
        this.database = database;
    }

    /**
     * The months in which articles were published, the newest first, with how many those are; a month changes too when one
     * of its articles is retracted.
     */
    @Transactional
    Found<Month> months() {
        return found(
                """
                select %s, m.* from (select 1) one left join (
                    select to_char(month, 'YYYY-MM') as month, articles, modified_at from (
                        select date_trunc('month', published_at at time zone 'UTC') as month, max(modified_at) as modified_at,
                            count(*) filter (where retracted_at is null) as articles
                        from article group by 1) counted
                    where articles > 0) m on true
                order by m.month desc
                """.formatted(LOG),
                List.of(),
                row -> Optional.ofNullable(row.get("month", String.class))
                        .map(month -> new Month(
                                YearMonth.parse(month),
                                row.get("articles", Long.class),
                                row.get("modified_at", Instant.class))));
    }

    /** The articles of a month in the order of their publication, from one of them on. */
    @Transactional
    Found<Entry> articles(YearMonth month, int offset, int most) {
        return found(
                """
                select %s, a.* from (select 1) one left join (
                    select slug, title, language, published_at, modified_at from article
                    where retracted_at is null and published_at >= ?1 and published_at < ?2
                    order by published_at, id offset ?3 limit ?4) a on true
                """.formatted(LOG),
                List.of(start(month), start(month.plusMonths(1)), offset, most),
                SitemapRepository::entry);
    }

    /** The newest articles of the last two days. */
    @Transactional
    Found<Entry> news(int most) {
        return found("""
                select %s, a.* from (select 1) one left join (
                    select slug, title, language, published_at, modified_at from article
                    where retracted_at is null and published_at > now() - interval '2 days'
                    order by published_at desc, id desc limit ?1) a on true
                """.formatted(LOG), List.of(most), SitemapRepository::entry);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<Entry> entry(Tuple row) {
        return Optional.ofNullable(row.get("slug", String.class))
                .map(slug -> new Entry(
                        slug,
                        row.get("title", String.class),
                        row.get("language", String.class),
                        row.get("published_at", Instant.class),
                        row.get("modified_at", Instant.class)));
    }

    private <T> Found<T> found(String statement, List<?> values, Reading<T> reading) {
        var query = database.createNativeQuery(statement, Tuple.class);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        var rows = query.getResultList();
        return new Found<>(
                rows.stream().map(reading::of).flatMap(Optional::stream).toList(),
                rows.getFirst().get("changed_at", Instant.class));
    }

    /** Makes a row into an object; empty for a row of nothing. */
    private interface Reading<T> {
        Optional<T> of(Tuple row);
    }

    /** What was found, and when anything at all last changed. */
    record Found<T>(List<T> rows, @Nullable Instant changedAt) {}

    /** A month of publication. */
    record Month(YearMonth month, long articles, Instant modifiedAt) {}

    /** An article as sitemaps show it. */
    record Entry(String slug, String title, String language, Instant publishedAt, Instant modifiedAt) {}
}
