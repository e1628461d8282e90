package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.SiteUrl;

/** What all feeds of the house say of it. */
@Singleton
class Imprint {
    private final SiteUrl site;
    private final Hubs hubs;

    Imprint(SiteUrl site, Hubs hubs) {
        this.site = site;
        this.hubs = hubs;
    }

    /** Whose feeds they are. */
    String publisher() {
        return site.siteName();
    }

    /** The publisher's own site. */
    String home() {
        return site.of("/");
    }

    /** Who tells of changes. */
    List<String> hubs() {
        return hubs.addresses();
    }
}
