package news.dateline.ninjs;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What ninjs items say of rights. */
@ConfigMapping(prefix = "dateline.ninjs")
interface NinjsConfig {
    /** Whose the content is; without it, the publication's. */
    Optional<String> copyrightHolder();

    /** What others may do with it, in words. */
    Optional<String> usageTerms();
}
