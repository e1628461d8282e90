package news.dateline.article;

import jakarta.inject.Singleton;
import news.dateline.web.PublicUrl;

/** The address of an article on the publisher's own site. */
@Singleton
public class ArticleUrl {
    private final ArticleConfig config;
    private final PublicUrl api;

    ArticleUrl(ArticleConfig config, PublicUrl api) {
        this.config = config;
        this.api = api;
    }

    /** The page on which readers find the article. */
    public String of(String slug) {
        var site = config.siteUrl().map(url -> url.replaceAll("/+$", "")).orElseGet(api::base);
        return site + config.articlePath().replace("{slug}", slug);
    }
}
