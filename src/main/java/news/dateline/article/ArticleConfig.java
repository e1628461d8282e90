package news.dateline.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the publisher's own site shows articles. */
@ConfigMapping(prefix = "dateline")
interface ArticleConfig {
    /** The base of the publisher's site, such as {@code https://www.example.org}; else this API's own address. */
    Optional<String> siteUrl();

    /** The path of an article on that site. */
    @WithDefault("/articles/{slug}")
    String articlePath();
}
