package news.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a minute whom is good for, on each instance; nought sets no limit. */
@ConfigMapping(prefix = "dateline.limits")
public interface LimitsConfig {
    /** Reads with one key of the newsroom. */
    @WithDefault("12000")
    int keyReads();

    /** Whatever else is done with one key of the newsroom. */
    @WithDefault("6000")
    int keyWrites();

    /** Reads without a key from one address (of IPv6: one /64). */
    @WithDefault("0")
    int addressReads();

    /** Requests from one address whose key or mailed token is none. Whoever has a good one is let in all the same. */
    @WithDefault("60")
    int failures();

    /** How many keys or addresses are remembered for each of these; beyond that those are forgotten that were quiet longest. */
    @WithDefault("100000")
    int mostRemembered();
}
