package news.dateline.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.Window;

/** The feeds as documents, for who answers a request and for who sends them out. */
@Singleton
public class Feeds {
    /** What may be asked of a feed that somebody follows: how long it is, but no page beside the first. */
    private static final Pattern QUERY = Pattern.compile("limit=([1-9][0-9]?|100)");

    private final Headings headings;
    private final FeedPages feedPages;
    private final ObjectMapper json;
    private final Pages windows;
    private final PublicUrl urls;

    Feeds(Headings headings, FeedPages feedPages, ObjectMapper json, Pages windows, PublicUrl urls) {
        this.headings = headings;
        this.feedPages = feedPages;
        this.json = json;
        this.windows = windows;
        this.urls = urls;
    }

    /**
     * The feed at this address as it is now: the same bytes as an anonymous {@code GET} would get. A former slug of a
     * section, tag or author leads to the present feed, whose {@code address} is another.
     *
     * @param address absolute, on this API, such as a link {@code self} of a feed; {@code limit} may be its query
     * @return empty if there is no such feed
     */
    @ActivateRequestContext
    public Optional<FeedDocument> at(String address) {
        var base = urls.base();
        if (!address.startsWith(base)) {
            return Optional.empty();
        }
        var parts = address.substring(base.length()).split("\\?", 2);
        if (parts.length == 2 && !QUERY.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        var limit = parts.length == 2 ? Integer.valueOf(parts[1].substring("limit=".length())) : null;
        return FeedAddress.of(parts[0])
                .flatMap(feed -> headings.of(feed.subject()).map(heading -> {
                    var present = new FeedAddress(heading.subject(), feed.format());
                    return document(heading, feed.format(), windows.first(present.path(), limit));
                }));
    }

    /** What stands above the feed; empty if there is none. */
    Optional<Heading> heading(Subject subject) {
        return headings.of(subject);
    }

    /** The page of the feed in the window. */
    FeedDocument document(Heading heading, Format format, Window window) {
        var page = feedPages.page(heading, format, window);
        var feed = page.feed();
        var bytes = switch (format) {
            case RSS -> RssWriter.write(feed);
            case ATOM -> AtomWriter.write(feed);
            case JSON -> json(feed);
        };
        return new FeedDocument(
                feed.links().self(), format.contentType(), bytes, feed.links().headers(), page.shown());
    }

    private byte[] json(Feed feed) {
        try {
            return json.writeValueAsBytes(JsonFeed.of(feed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
