package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.PublicUrl;
import news.dateline.web.SiteUrl;
import org.jspecify.annotations.Nullable;

/** Names feeds. Their ids are those of what they are about, which stay when names and slugs change. */
@Singleton
class FeedHeads {
    private final FeedConfig config;
    private final PublicUrl api;
    private final SiteUrl site;

    FeedHeads(FeedConfig config, PublicUrl api, SiteUrl site) {
        this.config = config;
        this.api = api;
        this.site = site;
    }

    /** The head of the feed on this topic in this format. */
    FeedHead of(Topic topic, FeedFormat format, TermRepository.@Nullable Present term) {
        var name = site.siteName();
        var about = term == null ? (topic.equals(Topic.LIVE) ? "News Feed" : "Articles") : term.name();
        return new FeedHead(
                term == null ? api.of("/feeds/" + topic.name()) : "urn:uuid:" + term.id(),
                term == null && !topic.equals(Topic.LIVE) ? name : "%s – %s".formatted(name, about),
                "The newest of %s: %s.".formatted(name, about),
                site.of("/"),
                name,
                api.of(topic.path(format)),
                config.hubs().orElseGet(() -> List.of(api.of("/websub"))),
                term == null || topic.kind() == null
                        ? null
                        : "%s:%s".formatted(topic.kind().word(), term.slug()));
    }
}
