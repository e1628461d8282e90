package news.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How an instance leaves that is asked to stop. */
@ConfigMapping(prefix = "dateline.stop")
interface DepartureConfig {
    /**
     * How long it says so, and serves as before, until it lets nobody in any more. Longer than a load balancer needs to notice, and
     * than a proxy keeps a connection that nobody uses. None with the embedded database: there is nobody else to go to.
     */
    @WithDefault("5s")
    Duration delay();

    /** How long it waits after that for requests that are under way; read by {@code quarkus.shutdown.timeout}. */
    @WithDefault("30s")
    Duration patience();
}
