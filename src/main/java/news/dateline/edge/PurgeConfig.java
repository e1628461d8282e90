package news.dateline.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the caches in front of the house (a CDN, Varnish) are told what is out of date. {@code {tags}} in the headers, the address
 * or the body stands for the tags with the separator between them, {@code {json}} for the same as a list in JSON.
 */
@ConfigMapping(prefix = "dateline.purge")
interface PurgeConfig {
    /** Where to; without it, nobody is told. */
    Optional<URI> url();

    @WithDefault("POST")
    String method();

    /** Such as {@code Fastly-Key: …} or {@code Surrogate-Key: {tags}}; a comma within one is written {@code \,}. */
    Optional<List<String>> headers();

    /** Such as <code>{"tags": {json}}</code>. */
    Optional<String> body();

    /** What stands between the tags; a space if nothing is set. */
    Optional<String> separator();

    /** How many tags one request may name. */
    @WithDefault("100")
    int mostTags();

    @WithDefault("10s")
    Duration timeout();
}
