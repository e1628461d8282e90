package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.util.Map;
import news.dateline.web.SiteUrl;

/** The publication itself, as schema.org describes it. */
@Singleton
class Publisher {
    private final SiteUrl site;
    private final DiscoveryConfig config;

    Publisher(SiteUrl site, DiscoveryConfig config) {
        this.site = site;
        this.config = config;
    }

    Map<String, Object> described() {
        return LinkedData.thing(
                "NewsMediaOrganization",
                "name",
                site.siteName(),
                "url",
                site.of("/"),
                "logo",
                config.logoUrl()
                        .map(url -> LinkedData.thing("ImageObject", "url", url))
                        .orElse(null));
    }
}
