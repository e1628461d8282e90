package news.dateline.article;

/** The statement that finds related articles. */
final class RelatedArticles {
    /** How many related articles an article has at the most. */
    static final int MOST = 5;

    /** {@code ts_filter(…, '{a}')} leaves the words of the title: any of them makes another text a little more alike. */
    static final String STATEMENT = """
            select s.id as subject_id, r.related_id
            from article s cross join lateral (
                (select h.related_id, cast(h.position as float8) as place
                    from article_related h join article x on x.id = h.related_id
                    where h.article_id = s.id and x.retracted_at is null
                    order by h.position limit :most)
                union all
                (select alike.id, -alike.likeness from (
                    select x.id, x.published_at, c.shared + 2 * coalesce(ts_rank(x.search, title.words, 1), 0) as likeness
                    from (select id, sum(shared) as shared from (
                        select near.article_id as id, count(*) as shared
                        from article_tag mine cross join lateral (
                            select other.article_id from article_tag other where other.tag_id = mine.tag_id
                            order by other.published_at desc, other.article_id desc limit 50) near
                        where mine.article_id = s.id group by near.article_id
                        union all
                        select near.id, 0 from (
                            select other.id from article other
                            where other.section_id = s.section_id and other.retracted_at is null
                            order by other.published_at desc, other.id desc limit 50) near
                    ) candidate group by id) c
                    join article x on x.id = c.id
                    cross join (
                        select cast(string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')
                            as tsquery) as words
                        from unnest(tsvector_to_array(ts_filter(s.search, '{a}'))) word) title
                    where x.id <> s.id and x.retracted_at is null
                        and not exists (select 1 from article_related h join article y on y.id = h.related_id
                            where h.article_id = s.id and y.retracted_at is null)
                    ) alike
                    where alike.likeness > 0.05
                    order by alike.likeness desc, alike.published_at desc, alike.id limit :most)
            ) r
            where s.id in (:ids)
            order by s.id, r.place, r.related_id
            """;

    private RelatedArticles() {}
}
