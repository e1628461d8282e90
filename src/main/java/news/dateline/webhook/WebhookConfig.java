package news.dateline.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How endpoints are told of changes. Where requests may go is settled in room {@code courier}. */
@ConfigMapping(prefix = "dateline.webhook")
interface WebhookConfig {
    /** How long to wait after each failure; after the last one the endpoint is given up. */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retries();

    /** How many endpoints an instance tells at the same time; half of them at the most have failed before. */
    @WithDefault("128")
    int concurrency();

    /** For how long a secret that was replaced goes on signing beside the new one. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long the log of deliveries is kept. */
    @WithDefault("30d")
    Duration retention();
}
