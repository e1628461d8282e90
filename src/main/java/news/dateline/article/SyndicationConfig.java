package news.dateline.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What those get who pass articles on: feed readers, partners, agencies. */
@ConfigMapping(prefix = "dateline.syndication")
interface SyndicationConfig {
    /** Whether anyone gets whole texts in feeds and ninjs, or their summaries only. */
    @WithDefault("full")
    Content content();

    /** How much of a text is told. */
    enum Content {
        /** The summary and the whole text. */
        FULL,
        /** The summary only. */
        SUMMARY
    }
}
