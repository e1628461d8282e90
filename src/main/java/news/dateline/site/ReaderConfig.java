package news.dateline.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is something to see for people. */
@ConfigMapping(prefix = "dateline.reader")
public interface ReaderConfig {
    /** Whether the newspaper of the demo stands at {@code /}; as the demo, unless it is set. */
    @WithDefault("${dateline.demo:false}")
    boolean enabled();
}
