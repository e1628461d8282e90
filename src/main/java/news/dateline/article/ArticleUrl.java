package news.dateline.article;

import jakarta.inject.Singleton;
import news.dateline.web.SiteUrl;

/** The address of an article on the publisher's own site. */
@Singleton
public class ArticleUrl {
    private final ArticleConfig config;
    private final SiteUrl site;

    ArticleUrl(ArticleConfig config, SiteUrl site) {
        this.config = config;
        this.site = site;
    }

    /** The page on which readers find the article. */
    public String of(String slug) {
        return site.of(config.articlePath().replace("{slug}", slug));
    }
}
