package news.dateline.article;

import jakarta.inject.Singleton;
import java.util.Optional;
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

    /** The slug of the article whose page has this address; empty if it is none of the publisher's article pages. */
    public Optional<String> slugAt(String address) {
        var around = of("{slug}").split("\\{slug}", 2);
        boolean isOurs = around.length == 2
                && address.length() > around[0].length() + around[1].length()
                && address.startsWith(around[0])
                && address.endsWith(around[1]);
        return isOurs
                ? Optional.of(address.substring(around[0].length(), address.length() - around[1].length()))
                : Optional.empty();
    }

    /** The page on which readers find the article. */
    public String of(String slug) {
        return site.of(config.articlePath().replace("{slug}", slug));
    }
}
