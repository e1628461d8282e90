package news.dateline.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether an empty database is filled with the demo edition, and whether something goes on happening in it. */
@ConfigMapping(prefix = "dateline")
interface DemoConfig {
    /** On with the embedded database, off with any other, unless it is set. */
    @WithDefault("false")
    boolean demo();

    /** Whether made-up live updates go on coming. */
    @WithDefault("false")
    boolean demoLive();

    /** The time from one of them to the next. */
    @WithDefault("5s")
    Duration demoLiveEvery();
}
