package news.dateline.importer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What an import may cost. */
@ConfigMapping(prefix = "dateline.import")
interface ImportConfig {
    /** How large an uploaded file may be, as it is sent. */
    @WithDefault("4G")
    MemorySize maxUploadSize();

    /** How large a file that is sent packed may become. */
    @WithDefault("20G")
    MemorySize maxUnpackedSize();

    /** How long one text of a file (a body, a title) may be, in characters. */
    @WithDefault("4000000")
    int maxTextLength();

    /** How many things of one kind (posts, relations between posts and tags) a file may hold. */
    @WithDefault("1000000")
    int maxItems();

    /**
     * How many things are brought in by one transaction. The more, the less each costs, and the longer others wait who want a
     * slug.
     */
    @WithDefault("500")
    int batch();

    /** How many threads read bodies; as many as there are processors if not set. */
    OptionalInt threads();

    /** After which silence of its runner a running import is taken up again. */
    @WithDefault("30s")
    Duration lease();
}
