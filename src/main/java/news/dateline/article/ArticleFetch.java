package news.dateline.article;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The columns of an article with all that it mentions, and how a row of them is read. */
final class ArticleFetch {
    /** The time of the newest change is read along, even with no article: what is gone can be told from its date only. */
    private static final String SELECT = """
            select log.at as changed_at, %s, a.id, a.slug, a.title, a.summary, a.language, s.slug as section_slug, s.name as section_name,
                cast(a.lead_image as text) as lead_image, cast(a.audio as text) as audio,
                a.published_at, a.updated_at, a.modified_at, a.revision, a.word_count, a.reading_time_minutes,
                a.retracted_at, a.retraction_reason,
                (select cast(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by x.position) as text)
                    from article_tag x join tag t on t.id = x.tag_id where x.article_id = a.id) as tags,
                (select cast(json_agg(json_build_object('slug', w.slug, 'name', w.name) order by x.position) as text)
                    from article_author x join author w on w.id = x.author_id where x.article_id = a.id) as authors,
                (select cast(json_agg(json_build_object('id', c.id, 'at', c.at, 'kind', c.kind,
                        'text', c.text, 'blockId', c.block_id) order by c.at desc, c.id desc) as text)
                    from correction c where c.article_id = a.id) as corrections,
                %s as body, %s
            from (select (select at from change order by seq desc limit 1) as at) log left join (page p
                join article a on a.id = p.id left join section s on s.id = a.section_id) on true
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

    private ArticleFetch() {}

    /** Completes a statement that begins with the articles to show as {@code page (id, …)}. */
    static String select(String keys, boolean withBody, boolean withHeadlines, String order) {
        return SELECT.formatted(
                keys,
                withBody ? "cast(a.body as text)" : "cast(null as text)",
                withHeadlines ? HEADLINES : "cast(null as text) as title_headline, cast(null as text) as text_headline",
                order);
    }

    /** Runs a statement that {@link #select} completed. */
    static Found run(Session database, String statement, Map<String, ?> values) {
        var query = database.createNativeQuery(statement, Tuple.class);
        values.forEach(query::setParameter);
        if (statement.contains(":titleMarks")) {
            query.setParameter("titleMarks", MARKS + ", HighlightAll=true");
            query.setParameter(
                    "textMarks", MARKS + ", MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \"");
        }
        var rows = query.getResultList();
        return new Found(
                rows.stream()
                        .filter(row -> row.get("id", UUID.class) != null)
                        .map(ArticleFetch::row)
                        .toList(),
                instant(rows.getFirst(), "changed_at"));
    }

    private static ArticleRow row(Tuple row) {
        var section = text(row, "section_slug");
        var titleHeadline = text(row, "title_headline");
        return new ArticleRow(
                ArticleStatement.keys(row),
                row.get("id", UUID.class),
                row.get("slug", String.class),
                row.get("title", String.class),
                row.get("summary", String.class),
                row.get("language", String.class),
                section == null ? null : new Ref(section, row.get("section_name", String.class)),
                StoredJson.list(text(row, "tags"), Ref.class),
                StoredJson.list(text(row, "authors"), Ref.class),
                StoredJson.read(text(row, "lead_image"), LeadImage.class),
                StoredJson.read(text(row, "audio"), Audio.class),
                row.get("published_at", Instant.class),
                instant(row, "updated_at"),
                row.get("modified_at", Instant.class),
                row.get("revision", Integer.class),
                row.get("word_count", Integer.class),
                row.get("reading_time_minutes", Integer.class),
                StoredJson.list(text(row, "corrections"), CorrectionView.class),
                text(row, "body"),
                titleHeadline == null ? null : Highlight.of(titleHeadline, row.get("text_headline", String.class)),
                instant(row, "retracted_at"),
                text(row, "retraction_reason"),
                instant(row, "changed_at"),
                null);
    }

    private static @Nullable String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    private static @Nullable Instant instant(Tuple row, String column) {
        return row.get(column, Instant.class);
    }

    /**
     * What a statement found.
     *
     * @param changedAt when the newest of all changes became true that the statement saw; null before the first
     */
    record Found(List<ArticleRow> rows, @Nullable Instant changedAt) {}
}
