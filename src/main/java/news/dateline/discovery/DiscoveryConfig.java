package news.dateline.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What search engines are told of the publication. */
@ConfigMapping(prefix = "dateline.discovery")
interface DiscoveryConfig {
    /** The address of the publication's logo. */
    Optional<String> logoUrl();

    /** The path of an author's page on the publisher's own site. */
    @WithDefault("/authors/{slug}")
    String authorPath();
}
