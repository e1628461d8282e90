package news.dateline.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.dateline.web.BulkRows;
import news.dateline.web.Ids;
import news.dateline.web.LongWork;
import news.dateline.web.Scalars;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All SQL about articles as readers see them. */
@Singleton
public class ArticleRepository implements PanacheRepositoryBase<Article, UUID> {
    private static final String BY_ID = "p.id";

    private final Session database;
    private final ArticleFetch fetch;
    private final BulkRows rows;
    private final InstantSource clock;
    private final LongWork work;

    ArticleRepository(Session database, ArticleFetch fetch, BulkRows rows, InstantSource clock, LongWork work) {
        this.database = database;
        this.fetch = fetch;
        this.rows = rows;
        this.clock = clock;
        this.work = work;
    }

    /** The articles of a list: one statement, along the index of the order, however deep the page. */
    ArticleFetch.Found published(ArticleFilter.Checked filter, Window window, boolean withBody) {
        var statement = new ArticleStatement(filter);
        var page = statement.page(window, clock.instant(), withBody);
        return fetch.run(page, statement.order(window), statement.values());
    }

    /** How many articles the filter admits. */
    long count(ArticleFilter.Checked filter) {
        var statement = new ArticleStatement(filter);
        var query = Scalars.of(database, statement.count(), Long.class);
        statement.values().forEach(query::setParameter);
        return (long) query.getSingleResult();
    }

    /** One article by its slug or id, retracted ones included, with its body. */
    Optional<ArticleRow> one(String slugOrId) {
        var id = Ids.parsed(slugOrId.toLowerCase(Locale.ROOT));
        var page = page(true, id.isPresent() ? "a.id = :key" : "a.slug = :key");
        var key = id.<Object>map(uuid -> uuid).orElse(slugOrId);
        return fetch.run(page, BY_ID, Map.of("key", key)).rows().stream().findFirst();
    }

    private static String page(boolean withBody, String condition) {
        var keys = "a.published_at as key_date, cast(null as float8) as key_score";
        return "with page as (select %s from article a where %s)"
                .formatted(ArticleFetch.columns(keys, withBody, false), condition);
    }

    /** These articles as far as they are published, by id, without their bodies. */
    Map<UUID, ArticleRow> these(Collection<UUID> ids) {
        return these(ids, false);
    }

    /** The same, with their bodies where those are asked for. */
    Map<UUID, ArticleRow> these(Collection<UUID> ids, boolean withBody) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var page = page(withBody, "a.id in (:ids) and a.retracted_at is null");
        return fetch.run(page, BY_ID, Map.of("ids", List.copyOf(ids))).rows().stream()
                .collect(Collectors.toMap(ArticleRow::id, row -> row));
    }

    /** Those of these articles that readers see, and that bear this author's name if one is given. */
    Set<UUID> published(Collection<UUID> ids, @Nullable UUID author) {
        var byline = author == null
                ? ""
                : " and exists (select 1 from article_author x where x.article_id = a.id and x.author_id = :author)";
        var query = Scalars.of(
                        database,
                        "select a.id from article a where a.id in (:ids) and a.retracted_at is null" + byline,
                        UUID.class)
                .setParameter("ids", List.copyOf(ids));
        if (author != null) {
            query.setParameter("author", author);
        }
        return Set.copyOf(query.getResultList());
    }

    /** The present slug of the article that once had this one. */
    Optional<String> presentSlug(String formerSlug) {
        return Scalars.of(database, """
                        select a.slug from former_slug f join article a on a.id = f.target_id
                        where f.kind = 'article' and f.slug = ?1
                        """, String.class).setParameter(1, formerSlug).getResultList().stream()
                .findFirst();
    }

    /** Where the article with this slug or id stands, or else the one that once had the slug. */
    Optional<PublishedArticles.Standing> standing(String slugOrId) {
        var id = Ids.parsed(slugOrId.toLowerCase(Locale.ROOT));
        var statement = id.isPresent()
                ? "select slug, retracted_at is not null as retracted from article where id = :key"
                : """
                select slug, retracted_at is not null as retracted, 1 as place from article where slug = :key
                union all
                select a.slug, a.retracted_at is not null, 2 from former_slug f join article a on a.id = f.target_id
                where f.kind = 'article' and f.slug = :key
                order by place limit 1
                """;
        return database
                .createNativeQuery(statement, Tuple.class)
                .setParameter("key", id.<Object>map(uuid -> uuid).orElse(slugOrId))
                .getResultList()
                .stream()
                .map(row -> new PublishedArticles.Standing(
                        row.get("slug", String.class), row.get("retracted", Boolean.class)))
                .findFirst();
    }

    /** These articles, locked in the order of their ids, so that two transactions never wait for each other. */
    public List<Article> locked(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Stores new articles, however many, with a few statements. */
    public void add(List<Article> news) {
        if (news.isEmpty()) {
            return;
        }
        work.begin();
        // The index takes a large heap of words at a time, else most of the time went into it, and none is left for
        // searches.
        Scalars.of(database, "select set_config('gin_pending_list_limit', '65536', true)", String.class)
                .getSingleResult();
        rows.add(news);
        Scalars.of(database, "select gin_clean_pending_list('article_search')", Long.class)
                .getSingleResult();
        rows.add(
                "article_tag",
                List.of("article_id", "position", "tag_id", "published_at"),
                listed(news, Article::tags, tag -> List.of(tag.tagId(), tag.publishedAt())));
        rows.add(
                "article_author",
                List.of("article_id", "position", "author_id", "published_at"),
                listed(news, Article::authors, author -> List.of(author.authorId(), author.publishedAt())));
        rows.add(
                "article_related",
                List.of("article_id", "position", "related_id"),
                listed(news, Article::related, List::of));
    }

    /** A row for each entry of a list that an article has: the article, the place in the list, the entry. */
    private static <E> List<List<Object>> listed(
            List<Article> articles, Function<Article, List<E>> list, Function<E, List<?>> entry) {
        var rows = new ArrayList<List<Object>>();
        for (var article : articles) {
            int position = 0;
            for (var one : list.apply(article)) {
                var row = new ArrayList<Object>(List.of(article.id(), position++));
                row.addAll(entry.apply(one));
                rows.add(row);
            }
        }
        return rows;
    }

    /** The slug by which readers know the article stays its own, although the draft will give it another. */
    public void keepSlug(UUID article) {
        database.createNativeMutationQuery("insert into former_slug (kind, slug, target_id)"
                        + " select 'article', slug, id from article where id = ?1 on conflict do nothing")
                .setParameter(1, article)
                .executeUpdate();
    }

    /** From now on the slug leads to this article, although it is not its present one. */
    public void rememberSlug(String formerSlug, UUID article) {
        database.createNativeMutationQuery("insert into former_slug (kind, slug, target_id) values ('article', ?1, ?2)"
                        + " on conflict (kind, slug) do update set target_id = excluded.target_id")
                .setParameter(1, formerSlug)
                .setParameter(2, article)
                .executeUpdate();
    }

    /** The slug is the article's present one again; no former one leads away from it. */
    public void forgetSlug(String presentSlug, UUID article) {
        database.createNativeMutationQuery(
                        "delete from former_slug where kind = 'article' and slug = ?1 and target_id = ?2")
                .setParameter(1, presentSlug)
                .setParameter(2, article)
                .executeUpdate();
    }

    /**
     * The related articles of each of these: those chosen by hand, else the likeliest among the newest that share a tag or
     * the section, by the number of shared tags and the likeness of their text to the title. Bounded work for each.
     */
    List<Relation> related(Collection<UUID> ids) {
        var relations = new ArrayList<Relation>();
        if (ids.isEmpty()) {
            return relations;
        }
        database.createNativeQuery(RelatedArticles.STATEMENT, Tuple.class)
                .setParameter("ids", List.copyOf(ids))
                .setParameter("most", RelatedArticles.MOST)
                .getResultList()
                .forEach(row -> relations.add(
                        new Relation(row.get("subject_id", UUID.class), row.get("related_id", UUID.class))));
        return relations;
    }

    /** One article is related to another. */
    record Relation(UUID subject, UUID related) {}
}
