package news.dateline.taxonomy;

import java.util.UUID;
import news.dateline.change.Change;
import news.dateline.change.ChangeType;
import org.jspecify.annotations.Nullable;

/** The three kinds of terms that articles are filed under, and where their rows and their articles are. */
public enum TermKind {
    /** Sections, in the order of the paper. */
    SECTION(
            "section",
            "x.position",
            "x.description, cast(null as text) as role, cast(null as text) as image_url",
            "select count(*) from article a where a.section_id = x.id and a.retracted_at is null",
            "select id from article where section_id = :id",
            "select id from draft where section_id = :id"),
    /** Tags, by slug. */
    TAG(
            "tag",
            "0",
            "x.description, cast(null as text) as role, cast(null as text) as image_url",
            "select count(*) from article_tag f join article a on a.id = f.article_id"
                    + " where f.tag_id = x.id and a.retracted_at is null",
            "select article_id from article_tag where tag_id = :id",
            "select id from draft where tag_ids @> array[cast(:id as uuid)]"
                    + " union select update_id from live_tag where tag_id = :id"),
    /** Authors, by slug; a key that is good for nothing any more does not hold them. */
    AUTHOR(
            "author",
            "0",
            "x.bio as description, x.role, x.image_url",
            "select count(*) from article_author f join article a on a.id = f.article_id"
                    + " where f.author_id = x.id and a.retracted_at is null",
            "select article_id from article_author where author_id = :id",
            "select id from draft where author_ids @> array[cast(:id as uuid)]"
                    + " union select id from api_key where author_id = :id and revoked_at is null");

    private final String table;
    private final String order;
    private final String columns;
    private final String count;
    private final String articles;
    private final String others;

    TermKind(String table, String order, String columns, String count, String articles, String others) {
        this.table = table;
        this.order = order;
        this.columns = columns;
        this.count = count;
        this.articles = articles;
        this.others = others;
    }

    /** The word for it, as in {@code /v1/articles?section=…} and in cache tags. */
    public String word() {
        return table;
    }

    Class<? extends Term> entity() {
        return switch (this) {
            case SECTION -> Section.class;
            case TAG -> Tag.class;
            case AUTHOR -> Author.class;
        };
    }

    Class<? extends TermInput> input() {
        return switch (this) {
            case SECTION -> TermInput.OfSection.class;
            case TAG -> TermInput.OfTag.class;
            case AUTHOR -> TermInput.OfAuthor.class;
        };
    }

    /** What may use a term of this kind, in words. */
    String users() {
        return switch (this) {
            case SECTION -> "articles or drafts";
            case TAG -> "articles, drafts or live updates";
            case AUTHOR -> "articles, drafts or keys";
        };
    }

    String order() {
        return order;
    }

    String select(String rest) {
        return "select x.id, x.slug, x.name, x.version, %s, %s as place, (%s) as article_count from %s x %s"
                .formatted(columns, order, count, table, rest);
    }

    /** The ids of the articles that show the term {@code :id}. */
    String articles() {
        return articles;
    }

    /** The ids of everything that uses the term {@code :id}. */
    String allUses() {
        return articles + " union " + others;
    }

    /** A new term of this kind. */
    Term made(UUID id, String slug, TermContent content) {
        return switch (this) {
            case SECTION ->
                new Section(
                        id,
                        slug,
                        content.name(),
                        content.description(),
                        content.position() == null ? 0 : content.position());
            case TAG -> new Tag(id, slug, content.name(), content.description());
            case AUTHOR ->
                new Author(id, slug, content.name(), content.role(), content.description(), content.imageUrl());
        };
    }

    /** The fact that the term is new, gone or shown differently; with a cause, if it only follows from another fact. */
    Change updated(UUID id, String slug, @Nullable ChangeType cause) {
        return new Change(updated(), table, id, slug, null, cause);
    }

    /** The type of such a fact. */
    ChangeType updated() {
        return switch (this) {
            case SECTION -> ChangeType.SECTION_UPDATED;
            case TAG -> ChangeType.TAG_UPDATED;
            case AUTHOR -> ChangeType.AUTHOR_UPDATED;
        };
    }
}
