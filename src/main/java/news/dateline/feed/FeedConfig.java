package news.dateline.feed;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What feeds say of the publication. */
@ConfigMapping(prefix = "dateline.feed")
interface FeedConfig {
    /** What it is about, in a sentence. */
    Optional<String> description();
}
