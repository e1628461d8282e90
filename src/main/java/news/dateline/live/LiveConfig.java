package news.dateline.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the publisher's own site shows live news. */
@ConfigMapping(prefix = "dateline")
interface LiveConfig {
    /** The path of a live update on that site. */
    @WithDefault("/live/{id}")
    String livePath();

    /** The path of a coverage on that site. */
    @WithDefault("/coverages/{slug}")
    String coveragePath();
}
