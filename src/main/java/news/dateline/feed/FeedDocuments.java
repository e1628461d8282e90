package news.dateline.feed;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;

/** Feeds as finished documents, for those who pass them on. */
@Singleton
public class FeedDocuments {
    private final Feeds feeds;
    private final TermRepository terms;
    private final Pages pages;
    private final PublicUrl urls;

    FeedDocuments(Feeds feeds, TermRepository terms, Pages pages, PublicUrl urls) {
        this.feeds = feeds;
        this.terms = terms;
        this.pages = pages;
        this.urls = urls;
    }

    /**
     * The feed at this address as it is now; empty if no feed of ours is there.
     *
     * @param address absolute, without parameters, as the feed's {@code self} link has it
     */
    @Transactional
    public Optional<FeedDocument> at(String address) {
        if (!address.startsWith(urls.base())) {
            return Optional.empty();
        }
        return Topic.at(address.substring(urls.base().length())).flatMap(this::written);
    }

    private Optional<FeedDocument> written(Topic.Requested requested) {
        var topic = requested.topic();
        if (topic.kind() == null || topic.slug() == null) {
            return Optional.of(written(requested, Optional.empty()));
        }
        return terms.present(topic.kind(), topic.slug())
                // A former slug leads to the feed, but is not the feed.
                .filter(term -> term.slug().equals(topic.slug()))
                .map(term -> written(requested, Optional.of(term)));
    }

    private FeedDocument written(Topic.Requested requested, Optional<TermRepository.Present> term) {
        var feed = feeds.page(requested, term.orElse(null), pages.first(requested.path()));
        return new FeedDocument(
                requested.format().write(feed),
                requested.format().mediaType(),
                feed.links().self(),
                feed.hubs());
    }

    /**
     * A finished feed.
     *
     * @param self its topic
     * @param hubs where it can be subscribed to
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: what it says is.
    public record FeedDocument(byte[] bytes, String mediaType, String self, List<String> hubs) {}
}
