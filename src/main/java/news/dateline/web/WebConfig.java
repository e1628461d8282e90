package news.dateline.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How the API is seen from outside. */
@ConfigMapping(prefix = "dateline")
interface WebConfig {
    /** The base of absolute links to this API, such as {@code https://api.example.org}; else localhost and the port. */
    Optional<String> publicUrl();

    /** The base of the publisher's own site, such as {@code https://www.example.org}; else this API's own address. */
    Optional<String> siteUrl();

    /** What the publication is called, in feeds, sitemaps and cards. */
    @WithDefault("Dateline")
    String siteName();

    /** The origins whose scripts may read the public wing; {@code *} means any. */
    @WithDefault("*")
    List<String> corsOrigins();

    /** How large the body of an ordinary request may be; uploads have their own limits. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** How many requests an instance carries out at the same time, streams and what it answers from memory apart. */
    @WithDefault("10000")
    int mostRequests();

    /** How much of an answer the system keeps for a client that has not read it yet; Linux takes twice as much. */
    @WithDefault("256K")
    MemorySize sendBuffer();
}
