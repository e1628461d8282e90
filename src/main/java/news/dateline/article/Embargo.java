package news.dateline.article;

import jakarta.inject.Singleton;
import java.util.Optional;
import news.dateline.access.Agreement;
import news.dateline.access.Caller;

/** Lets partners read ahead whose agreement says so; for everybody else there is nothing. */
@Singleton
class Embargo {
    private final Caller caller;
    private final EmbargoedArticles articles;
    private final UnpublishedViews views;

    Embargo(Caller caller, EmbargoedArticles articles, UnpublishedViews views) {
        this.caller = caller;
        this.articles = articles;
        this.views = views;
    }

    boolean isOpenToCaller() {
        return caller.agreement().filter(Agreement::embargoedArticles).isPresent();
    }

    /** The article to come that has this slug or id, if there is one and the caller may read it. */
    Optional<ArticleView> one(String slugOrId, ArticleShape.Checked shape) {
        return isOpenToCaller() ? articles.one(slugOrId).map(article -> views.of(article, shape)) : Optional.empty();
    }
}
