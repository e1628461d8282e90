package news.dateline.feed;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who tells readers at once that a feed has changed (WebSub). */
@ConfigMapping(prefix = "dateline.websub")
interface HubConfig {
    /** The addresses of the hubs, this API's own among them if it is one; without any, its own only. */
    Optional<List<String>> hubs();
}
