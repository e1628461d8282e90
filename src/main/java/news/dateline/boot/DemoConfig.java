package news.dateline.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether an empty database is filled with the demo edition. */
@ConfigMapping(prefix = "dateline")
interface DemoConfig {
    /** On with the embedded database, off with any other, unless it is set. */
    @WithDefault("false")
    boolean demo();
}
