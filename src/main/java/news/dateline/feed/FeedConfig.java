package news.dateline.feed;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who passes feeds on. */
@ConfigMapping(prefix = "dateline.feed")
public interface FeedConfig {
    /** The WebSub hubs at which feeds can be subscribed to; without any, this API's own. */
    Optional<List<String>> hubs();
}
