package news.dateline.hub;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How this API's own hub works. */
@ConfigMapping(prefix = "dateline.hub")
interface HubRules {
    /** For how long a subscription lasts that does not say. */
    @WithDefault("10d")
    Duration lease();

    /** The shortest that is given; whoever asks for less gets this. */
    @WithDefault("1h")
    Duration shortestLease();

    /** The longest that is given; whoever asks for more gets this. */
    @WithDefault("30d")
    Duration longestLease();

    /** How long to wait after each failure to send; after the last one, until the feed changes again. */
    @WithDefault("5s,1m,10m,1h,6h")
    List<Duration> retries();

    /** How long to wait after each failure to have an intent confirmed; after the last one it is dropped. */
    @WithDefault("5s,1m")
    List<Duration> verifications();

    /** How many callbacks are talked to at the same time. */
    @WithDefault("32")
    int concurrency();

    /** How many requests may wait for their confirmation, from all hosts together and for one host. */
    @WithDefault("2000")
    int mostPending();

    /** How many subscriptions there may be for callbacks of one host. */
    @WithDefault("1000")
    int mostPerHost();

    /** How many requests for callbacks of one host may wait for their confirmation. */
    @WithDefault("100")
    int mostPendingPerHost();
}
