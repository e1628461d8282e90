package news.dateline.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a database that says nothing is waited for. */
@ConfigMapping(prefix = "dateline.silence")
interface SilenceConfig {
    /** From when on the tail, which looks once a second, is overdue; and how long a reader waits then. */
    @WithDefault("1750ms")
    Duration readers();

    /** All else is given more time: whoever is told nothing of a write has to send it again. */
    @WithDefault("5s")
    Duration work();
}
