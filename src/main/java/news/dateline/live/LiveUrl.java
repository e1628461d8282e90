package news.dateline.live;

import jakarta.inject.Singleton;
import java.util.UUID;
import news.dateline.web.SiteUrl;

/** The addresses of live news on the publisher's own site. */
@Singleton
class LiveUrl {
    private final LiveConfig config;
    private final SiteUrl site;

    LiveUrl(LiveConfig config, SiteUrl site) {
        this.config = config;
        this.site = site;
    }

    /** Where readers find the update. */
    String of(UUID update) {
        return site.of(config.livePath().replace("{id}", update.toString()));
    }

    /** Where readers find the coverage. */
    String ofCoverage(String slug) {
        return site.of(config.coveragePath().replace("{slug}", slug));
    }
}
