package news.dateline.feed;

import java.util.List;
import java.util.Objects;
import news.dateline.web.Page;
import news.dateline.web.Shown;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself, whatever is in it.
 *
 * @param topic its address without parameters, by which it is subscribed to
 * @param tag of the caches, for what the feed is about; null for one of everything
 */
record FeedHead(
        String id,
        String title,
        String description,
        String home,
        String author,
        String topic,
        List<String> hubs,
        @Nullable String tag) {

    Feed feed(
            Page.Links links,
            Window window,
            List<Feed.Entry> entries,
            List<Feed.Removed> removed,
            @Nullable Shown shown) {
        var seen = Objects.requireNonNull(shown);
        return new Feed(
                id,
                title,
                description,
                home,
                author,
                links,
                window.first(),
                links.self().equals(topic) ? hubs : List.of(),
                entries,
                removed,
                tag == null ? seen : Shown.of(List.of(tag), null).and(List.of(() -> seen)));
    }
}
