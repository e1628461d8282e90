package news.dateline.edge;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers of the public wing may be kept by whom. */
@StaticInitSafe // filters are made before the configuration of the running application is
@ConfigMapping(prefix = "dateline.cache")
interface EdgeConfig {
    /** How long a browser or a shared cache may use an answer without asking. */
    @WithDefault("10s")
    Duration maxAge();

    /** How long after that it may use the answer while it asks for a fresh one. */
    @WithDefault("60s")
    Duration staleWhileRevalidate();

    /** How long it may use the answer while the API cannot be reached. */
    @WithDefault("1h")
    Duration staleIfError();

    /** How much memory finished answers may take; nought keeps none. */
    @WithDefault("64M")
    MemorySize size();

    /** How old an answer may become here before it is read anew, although no change has touched it: for what the clock alone changes. */
    @WithDefault("60s")
    Duration renewal();

    /** How long requests wait for an answer that another one is reading, before they read it themselves. */
    @WithDefault("5s")
    Duration patience();

    /** How many requests may wait for one answer; more of them read it themselves. */
    @WithDefault("10000")
    int mostWaiting();
}
