package news.dateline.courier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests to other people's servers are made. */
@ConfigMapping(prefix = "dateline.webhook")
interface CourierConfig {
    /** Whether http and private addresses are admitted: for development, never where others may name addresses. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long one receiver may take from the first packet to the end of its answer. */
    @WithDefault("15s")
    Duration timeout();
}
