package news.dateline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Whose word about clients' addresses is taken. */
@ConfigMapping(prefix = "dateline.proxy")
interface ProxyConfig {
    /** The proxies in front, as addresses or CIDR blocks; what anybody else says about an address is ignored. */
    Optional<List<String>> trusted();

    /** The header in which they say it; the other one is ignored, since a proxy may hand on what a client wrote there. */
    @WithDefault("x-forwarded-for")
    Header header();

    /** The two ways to say it. */
    enum Header {
        X_FORWARDED_FOR,
        /** RFC 7239. */
        FORWARDED
    }
}
