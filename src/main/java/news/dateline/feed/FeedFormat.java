package news.dateline.feed;

import java.util.Arrays;
import java.util.Optional;
import news.dateline.web.Document;

/** The formats in which every feed can be had, by the ending of its address. */
enum FeedFormat {
    /** RSS 2.0. */
    RSS("rss", "application/rss+xml;charset=UTF-8") {
        @Override
        byte[] write(Feed feed) {
            return RssFeed.write(feed);
        }
    },
    /** Atom 1.0 (RFC 4287). */
    ATOM("atom", "application/atom+xml;charset=UTF-8") {
        @Override
        byte[] write(Feed feed) {
            return AtomFeed.write(feed);
        }
    },
    /** JSON Feed 1.1. */
    JSON("json", "application/feed+json") {
        @Override
        byte[] write(Feed feed) {
            return JsonFeed.write(feed);
        }
    };

    private final String ending;
    private final String mediaType;

    FeedFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    abstract byte[] write(Feed feed);

    static Optional<FeedFormat> named(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    Document document(Feed feed) {
        return new Document(write(feed), feed.shown());
    }
}
