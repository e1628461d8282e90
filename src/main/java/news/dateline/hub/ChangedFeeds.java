package news.dateline.hub;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.change.ChangeLog;
import news.dateline.web.PublicUrl;

/** Tells which feeds changes have touched: those of everything, and those under which the articles are filed now. */
@Singleton
class ChangedFeeds {
    private static final int AT_ONCE = 50;
    private static final List<String> FORMATS = List.of("atom", "rss", "json");

    private final ChangeLog changes;
    private final PublishedArticles articles;
    private final PublicUrl urls;

    ChangedFeeds(ChangeLog changes, PublishedArticles articles, PublicUrl urls) {
        this.changes = changes;
        this.articles = articles;
        this.urls = urls;
    }

    /** The feeds that the first changes after a position have touched, and the position after those. */
    @ActivateRequestContext
    Changed after(long position) {
        var batch = changes.after(position, Set.of(), AT_ONCE);
        var names = new LinkedHashSet<String>();
        var touched = new LinkedHashSet<UUID>();
        for (var fact : batch.changes()) {
            switch (fact.subjectType()) {
                case "article" -> {
                    names.add("articles");
                    touched.add(fact.subjectId());
                }
                case "live" -> names.add("live");
                case "section", "tag", "author" ->
                    names.add("%ss/%s".formatted(fact.subjectType(), fact.subjectSlug()));
                default -> {}
            }
        }
        articles.these(touched, ArticleShape.Checked.PLAIN).values().forEach(article -> filed(article, names));
        var topics = new LinkedHashSet<String>();
        names.forEach(name -> FORMATS.forEach(format -> topics.add(urls.of("/feeds/%s.%s".formatted(name, format)))));
        return new Changed(topics, batch.next());
    }

    private static void filed(ArticleView article, Set<String> names) {
        if (article.section() != null) {
            names.add("sections/" + article.section().slug());
        }
        article.tags().forEach(tag -> names.add("tags/" + tag.slug()));
        article.authors().forEach(author -> names.add("authors/" + author.slug()));
    }

    /**
     * What changed.
     *
     * @param topics addresses of feeds
     * @param next the position to go on from
     */
    record Changed(Set<String> topics, long next) {}
}
