package news.dateline.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the publisher's own site shows articles. */
@ConfigMapping(prefix = "dateline")
interface ArticleConfig {
    /** The path of an article on that site. */
    @WithDefault("/articles/{slug}")
    String articlePath();
}
