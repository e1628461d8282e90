package news.dateline.taxonomy;

/** The three kinds of terms that articles are filed under, and where their rows and their articles are. */
public enum TermKind {
    /** Sections, in the order of the paper. */
    SECTION(
            "section",
            "x.position",
            "x.description, cast(null as text) as role, cast(null as text) as image_url",
            "select count(*) from article a where a.section_id = x.id and a.retracted_at is null"),
    /** Tags, by slug. */
    TAG(
            "tag",
            "0",
            "x.description, cast(null as text) as role, cast(null as text) as image_url",
            "select count(*) from article_tag f join article a on a.id = f.article_id"
                    + " where f.tag_id = x.id and a.retracted_at is null"),
    /** Authors, by slug. */
    AUTHOR(
            "author",
            "0",
            "x.bio as description, x.role, x.image_url",
            "select count(*) from article_author f join article a on a.id = f.article_id"
                    + " where f.author_id = x.id and a.retracted_at is null");

    private final String table;
    private final String order;
    private final String columns;
    private final String count;

    TermKind(String table, String order, String columns, String count) {
        this.table = table;
        this.order = order;
        this.columns = columns;
        this.count = count;
    }

    /** The word for it, as in {@code /v1/articles?section=…} and in cache tags. */
    public String word() {
        return table;
    }

    String order() {
        return order;
    }

    String select(String rest) {
        return "select x.id, x.slug, x.name, %s, %s as place, (%s) as article_count from %s x %s"
                .formatted(columns, order, count, table, rest);
    }
}
