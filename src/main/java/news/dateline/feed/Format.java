package news.dateline.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which every feed can be had; the end of the address says which. */
enum Format {
    /** RSS 2.0, with the modules Atom, Content, Dublin Core and Media. */
    RSS("application/rss+xml"),
    /** Atom 1.0 (RFC 4287). */
    ATOM("application/atom+xml"),
    /** JSON Feed 1.1. */
    JSON("application/feed+json");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type without parameters. */
    String mediaType() {
        return mediaType;
    }

    /** The media type as answers bear it. */
    String contentType() {
        return this == JSON ? mediaType : mediaType + ";charset=UTF-8";
    }

    /** How addresses end, without the dot. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format whose addresses end like this. */
    static Optional<Format> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(ending))
                .findFirst();
    }
}
