package news.dateline.article;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import news.dateline.taxonomy.KnownTerms;
import news.dateline.taxonomy.Ref;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The columns of an article with all that it mentions, and how rows of them are read. */
@Singleton
class ArticleFetch {
    private static final String OWN = """
            a.id, a.slug, a.title, a.summary, a.language, a.section_id, cast(a.tag_ids as text) as tag_ids,
            cast(a.author_ids as text) as author_ids, cast(a.lead_image as text) as lead_image, cast(a.audio as text) as audio,
            a.published_at, a.updated_at, a.modified_at, a.revision, a.word_count, a.reading_time_minutes,
            a.retracted_at, a.retraction_reason, %s as body, %s""";

    /** The time of the newest change is read along, even with no article: what is gone can be told from its date only. */
    private static final String ALL = """

            select log.changed_at, log.terms_as_of, p.*,
                (select cast(json_agg(json_build_object('id', c.id, 'at', c.at, 'kind', c.kind,
                        'text', c.text, 'blockId', c.block_id) order by c.at desc, c.id desc) as text)
                    from correction c where c.article_id = p.id) as corrections
            from (select (select at from change order by seq desc limit 1) as changed_at, %s as terms_as_of) log
                left join page p on true
            order by %s
            """;

    /**
     * Highlights in the title and in the first 50,000 characters of the text. Our own marks are taken out of the article;
     * the letter apostrophe becomes a sign, or the words around it would be one word here and two in the query.
     */
    private static final String HEADLINES = """
            ts_headline(search_config(a.language), translate(a.title, '\uE000\uE001ʼ', '  ’'),
                websearch_to_tsquery(search_config(a.language), :q), :titleMarks) as title_headline,
            ts_headline(search_config(a.language), translate(left(a.body_text, 50000), '\uE000\uE001ʼ', '  ’'),
                websearch_to_tsquery(search_config(a.language), :q), :textMarks) as text_headline""";

    private static final String MARKS = "StartSel=%c, StopSel=%c".formatted(Highlight.START, Highlight.STOP);

    /** In the order in which a row is read; with their types, since Hibernate would have to find these out each time. */
    private static final Map<String, Class<?>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("changed_at", Instant.class);
        COLUMNS.put("terms_as_of", Long.class);
        COLUMNS.put("id", UUID.class);
        COLUMNS.put("section_id", UUID.class);
        COLUMNS.put("tag_ids", String.class);
        COLUMNS.put("author_ids", String.class);
        COLUMNS.put("key_date", Instant.class);
        COLUMNS.put("key_score", Double.class);
        COLUMNS.put("slug", String.class);
        COLUMNS.put("title", String.class);
        COLUMNS.put("summary", String.class);
        COLUMNS.put("language", String.class);
        COLUMNS.put("lead_image", String.class);
        COLUMNS.put("audio", String.class);
        COLUMNS.put("published_at", Instant.class);
        COLUMNS.put("updated_at", Instant.class);
        COLUMNS.put("modified_at", Instant.class);
        COLUMNS.put("revision", Integer.class);
        COLUMNS.put("word_count", Integer.class);
        COLUMNS.put("reading_time_minutes", Integer.class);
        COLUMNS.put("corrections", String.class);
        COLUMNS.put("body", String.class);
        COLUMNS.put("title_headline", String.class);
        COLUMNS.put("text_headline", String.class);
        COLUMNS.put("retracted_at", Instant.class);
        COLUMNS.put("retraction_reason", String.class);
    }

    private final Session database;
    private final KnownTerms terms;

    ArticleFetch(Session database, KnownTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /** The columns of the query {@code page} that {@link #run} reads: {@code key_date} and {@code key_score} by the caller. */
    static String columns(String keys, boolean withBody, boolean withHeadlines) {
        return keys + ", "
                + OWN.formatted(
                        withBody ? "cast(a.body as text)" : "cast(null as text)",
                        withHeadlines
                                ? HEADLINES
                                : "cast(null as text) as title_headline, cast(null as text) as text_headline");
    }

    /** Runs a statement that so far only says {@code with page as (select …)}, in this order of its columns. */
    Found run(String page, String order, Map<String, ?> values) {
        var query = database.createNativeQuery(page + ALL.formatted(KnownTerms.AS_OF, order), Object[].class);
        COLUMNS.forEach(query::addScalar);
        values.forEach(query::setParameter);
        if (page.contains(":titleMarks")) {
            query.setParameter("titleMarks", MARKS + ", HighlightAll=true");
            query.setParameter(
                    "textMarks", MARKS + ", MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \"");
        }
        var rows = query.getResultList();
        var first = new Cells(rows.getFirst());
        var changedAt = first.next(Instant.class);
        long termsAsOf = first.required(Long.class);
        boolean isEmpty = first.next(UUID.class) == null;
        return new Found(
                isEmpty ? List.of() : named(rows.stream().map(Unnamed::of).toList(), termsAsOf), changedAt);
    }

    private List<ArticleRow> named(List<Unnamed> articles, long termsAsOf) {
        var mentioned = new HashSet<UUID>();
        for (var article : articles) {
            mentioned.addAll(article.tags);
            mentioned.addAll(article.authors);
            if (article.section != null) {
                mentioned.add(article.section);
            }
        }
        var names = terms.named(mentioned, termsAsOf);
        return articles.stream().map(article -> article.named(names)).toList();
    }

    /** An article that knows what it mentions by id only; the cells from {@code key_date} on are yet to be read. */
    private record Unnamed(
            @Nullable Instant changedAt,
            UUID id,
            @Nullable UUID section,
            List<UUID> tags,
            List<UUID> authors,
            Cells rest) {

        static Unnamed of(Object[] row) {
            var cells = new Cells(row);
            var changedAt = cells.next(Instant.class);
            cells.next(Long.class);
            return new Unnamed(
                    changedAt,
                    cells.required(UUID.class),
                    cells.next(UUID.class),
                    ids(cells.required(String.class)),
                    ids(cells.required(String.class)),
                    cells);
        }

        /** The text form of an array of ids. */
        private static List<UUID> ids(String array) {
            var inner = array.substring(1, array.length() - 1);
            return inner.isEmpty()
                    ? List.of()
                    : Arrays.stream(inner.split(",")).map(UUID::fromString).toList();
        }

        ArticleRow named(Map<UUID, Ref> names) {
            return new ArticleRow(
                    ArticleStatement.keys(rest.required(Instant.class), rest.next(Double.class), id),
                    id,
                    rest.required(String.class),
                    rest.required(String.class),
                    rest.required(String.class),
                    rest.required(String.class),
                    section == null ? null : names.get(section),
                    refs(tags, names),
                    refs(authors, names),
                    StoredJson.read(rest.next(String.class), LeadImage.class),
                    StoredJson.read(rest.next(String.class), Audio.class),
                    rest.required(Instant.class),
                    rest.next(Instant.class),
                    rest.required(Instant.class),
                    rest.required(Integer.class),
                    rest.required(Integer.class),
                    rest.required(Integer.class),
                    StoredJson.list(rest.next(String.class), CorrectionView.class),
                    rest.next(String.class),
                    Highlight.of(rest.next(String.class), rest.next(String.class)),
                    rest.next(Instant.class),
                    rest.next(String.class),
                    changedAt,
                    null);
        }

        /** What became one of two tags meanwhile is named once; what is gone is left out. */
        private static List<Ref> refs(List<UUID> ids, Map<UUID, Ref> names) {
            return ids.stream()
                    .map(names::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /** A row, read from left to right. */
    private static final class Cells {
        private final Object[] cells;
        private int at;

        Cells(Object[] cells) {
            this.cells = cells;
        }

        <T> @Nullable T next(Class<T> type) {
            return type.cast(cells[at++]);
        }

        <T> T required(Class<T> type) {
            return Objects.requireNonNull(next(type));
        }
    }

    /**
     * What a statement found.
     *
     * @param changedAt when the newest of all changes became true that the statement saw; null before the first
     */
    record Found(List<ArticleRow> rows, @Nullable Instant changedAt) {}
}
