package news.dateline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How the first key comes into being. */
@ConfigMapping(prefix = "dateline")
interface AccessConfig {
    /** The bootstrap key ({@code dl_…}); without it a first key is made, printed once and kept in the data folder. */
    Optional<String> adminKey();

    /** The data folder. */
    @WithDefault("data")
    Path dataDir();
}
