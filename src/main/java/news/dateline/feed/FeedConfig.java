package news.dateline.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What feeds say. */
@ConfigMapping(prefix = "dateline.feed")
interface FeedConfig {
    /** Whether entries come with the whole text or with what it is about. */
    @WithDefault("full")
    Extent content();

    /** The name of the publication: the title of its feeds, and the author of what bears no name. */
    @WithDefault("Dateline")
    String title();

    /** What the publication is about, in a sentence. */
    Optional<String> description();

    /** How much of an article an entry has. */
    enum Extent {
        /** All of it. */
        FULL,
        /** A sentence or two. */
        SUMMARY
    }
}
