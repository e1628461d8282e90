package news.dateline.site;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import news.dateline.article.PublishedArticles;

/** What there is at the address of an article's page. */
@Singleton
class ArticleAddresses {
    private final PublishedArticles articles;

    ArticleAddresses(PublishedArticles articles) {
        this.articles = articles;
    }

    /** One statement, on a thread that may wait. */
    @ActivateRequestContext
    Optional<PublishedArticles.Standing> find(String slug) {
        return articles.standing(slug);
    }
}
