package news.dateline.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What stands on a page beside the article. */
@ConfigMapping(prefix = "dateline.page")
interface PageConfig {
    /** The slug of the collection that is shown as the editors' picks. */
    @WithDefault("editors-picks")
    String picks();
}
