package news.dateline.page;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.collection.Curated;
import news.dateline.discovery.NewsArticle;
import news.dateline.live.LatestUpdates;
import news.dateline.live.LiveView;
import news.dateline.newsletter.OpenNewsletters;
import news.dateline.web.Page;
import news.dateline.web.Pages;
import news.dateline.web.Representation;
import news.dateline.web.Shown;

/** What stands around an article. */
@Singleton
class Surroundings {
    private final PublishedArticles articles;
    private final LatestUpdates updates;
    private final Curated curated;
    private final OpenNewsletters newsletters;
    private final NewsArticle linkedData;
    private final Pages pages;
    private final PageConfig config;

    Surroundings(
            PublishedArticles articles,
            LatestUpdates updates,
            Curated curated,
            OpenNewsletters newsletters,
            NewsArticle linkedData,
            Pages pages,
            PageConfig config) {
        this.articles = articles;
        this.updates = updates;
        this.curated = curated;
        this.newsletters = newsletters;
        this.linkedData = linkedData;
        this.pages = pages;
        this.config = config;
    }

    /** The first page of the live feed; its links lead on at {@code /v1/live}. */
    Page<LiveView> live() {
        return updates.page(pages.first("/v1/live", null));
    }

    /** The article with all that stands around it. */
    ArticlePageView page(ArticleView article, Page<LiveView> live) {
        var related = articles.related(article.id());
        var picks = curated.one(config.picks()).orElse(null);
        var open = newsletters.all();
        var others = new ArrayList<Representation>(related);
        others.addAll(open);
        others.add(article);
        others.add(live);
        if (picks != null) {
            others.add(picks);
        }
        // Others may become related, or the picks come into being: of both, any change of articles or collections
        // tells.
        var tags = List.of("articles", "newsletters", "collection:" + config.picks());
        return new ArticlePageView(
                article,
                related,
                live,
                picks,
                open,
                linkedData.describe(article),
                Objects.requireNonNull(live.seq()),
                Shown.of(tags, null).and(others));
    }
}
