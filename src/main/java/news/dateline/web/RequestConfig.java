package news.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How slowly a request may arrive. */
@ConfigMapping(prefix = "dateline.request")
interface RequestConfig {
    /** How long any request may take from its first byte to its last. */
    @WithDefault("30s")
    Duration patience();

    /** How many bytes a second a request must bring, on average, that takes longer. */
    @WithDefault("512")
    long bytesPerSecond();
}
