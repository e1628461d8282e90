package news.dateline.article;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.web.Page;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Slug;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** Published articles as anyone may read them; other rooms tell them in formats of their own. */
@Singleton
public class PublishedArticles {
    private final ArticleRepository articles;
    private final ArticleViews views;
    private final PublicUrl urls;

    PublishedArticles(ArticleRepository articles, ArticleViews views, PublicUrl urls) {
        this.articles = articles;
        this.views = views;
        this.urls = urls;
    }

    /** A page of the articles that the filter admits. */
    public Listing list(ArticleFilter.Checked filter, ArticleShape.Checked shape, Window window) {
        var found = articles.published(filter, window, shape.includes("body"));
        var slice = window.cut(found.rows(), ArticleRow::keys);
        var shown = views.of(slice.rows(), shape);
        return new Listing(
                shown,
                slice.links(),
                found.changedAt(),
                Shown.of(List.of("articles"), found.changedAt()).and(shown));
    }

    /** How many the filter admits. */
    long count(ArticleFilter.Checked filter) {
        return articles.count(filter);
    }

    /** What to read after this article, at the most five. */
    public List<ArticleView> related(UUID article) {
        return views.related(List.of(article)).getOrDefault(article, List.of());
    }

    /**
     * One article by its slug or id; empty if there is none of this name.
     *
     * @throws news.dateline.web.ProblemException 410 if it was retracted
     */
    public Optional<ArticleView> one(String slugOrId, ArticleShape.Checked shape) {
        return row(slugOrId).map(row -> views.of(List.of(row), shape).getFirst());
    }

    /**
     * The same by any slug that the article ever had, for those who cannot be sent on to another address.
     *
     * @throws news.dateline.web.ProblemException 410 if it was retracted
     */
    public Optional<ArticleView> oneByAnySlug(String slugOrId, ArticleShape.Checked shape) {
        return one(slugOrId, shape).or(() -> presentSlug(slugOrId).flatMap(present -> one(present, shape)));
    }

    /** Where an article stands that has, or once had, this slug or id; empty if readers never saw one. */
    public Optional<Standing> standing(String slugOrId) {
        return Slug.isValid(slugOrId.toLowerCase(Locale.ROOT)) ? articles.standing(slugOrId) : Optional.empty();
    }

    /** These articles as far as they are published, by id. */
    public Map<UUID, ArticleView> these(Collection<UUID> ids, ArticleShape.Checked shape) {
        var rows = List.copyOf(articles.these(ids, shape.includes("body")).values());
        return views.of(rows, shape).stream().collect(Collectors.toMap(ArticleView::id, view -> view));
    }

    /** What can be neither slug nor id is not looked for: it may hold what PostgreSQL does not take as text. */
    Optional<ArticleRow> row(String slugOrId) {
        var found =
                Slug.isValid(slugOrId.toLowerCase(Locale.ROOT)) ? articles.one(slugOrId) : Optional.<ArticleRow>empty();
        return found.map(row -> {
            if (row.retractedAt() != null) {
                throw ArticleProblems.retracted(row.retractionReason(), row.retractedAt());
            }
            return row;
        });
    }

    /**
     * The answer to a slug that no article has now: one that an article once had leads to the present one (308), any other
     * leads nowhere.
     *
     * @param path where the article would be read, with {@code %s} for its slug, such as {@code /v1/articles/%s/related}
     * @throws news.dateline.web.ProblemException 404 if no published article ever had it
     */
    public Response moved(String slug, String path, UriInfo uri) {
        var query = uri.getRequestUri().getRawQuery();
        var present = presentSlug(slug).orElseThrow(() -> ArticleProblems.notFound(slug));
        return Response.status(308)
                .header("Location", urls.of(path.formatted(present) + (query == null ? "" : "?" + query)))
                .header("Cache-Control", "public, max-age=60")
                .header("Cache-Tag", "articles")
                .build();
    }

    private Optional<String> presentSlug(String formerSlug) {
        return Slug.isValid(formerSlug) ? articles.presentSlug(formerSlug) : Optional.empty();
    }

    /** The slug of an article as it is now, and whether it was withdrawn. */
    public record Standing(String slug, boolean isRetracted) {}

    /**
     * A page of articles.
     *
     * @param changedAt when the newest of all changes became true that the page saw; null before the first
     */
    public record Listing(
            List<ArticleView> articles,
            Page.Links links,
            @Nullable Instant changedAt,
            Shown shown) {}
}
