package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.util.Map;
import news.dateline.taxonomy.Ref;
import news.dateline.web.SiteUrl;

/** The publication and those who write for it, as schema.org describes them. */
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

    Map<String, Object> author(Ref author) {
        return LinkedData.thing(
                "Person",
                "name",
                author.name(),
                "url",
                site.of(config.authorPath().replace("{slug}", author.slug())));
    }
}
