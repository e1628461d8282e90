package news.dateline.web;

import jakarta.inject.Singleton;

/** Makes addresses on the publisher's own site, where readers find what this API tells of. */
@Singleton
public class SiteUrl {
    private final WebConfig config;
    private final PublicUrl api;

    SiteUrl(WebConfig config, PublicUrl api) {
        this.config = config;
        this.api = api;
    }

    /** What the publication is called. */
    public String siteName() {
        return config.siteName();
    }

    /** The address of a path on that site; without one, on this API. */
    public String of(String path) {
        return config.siteUrl().map(url -> url.replaceAll("/+$", "")).orElseGet(api::base) + path;
    }
}
