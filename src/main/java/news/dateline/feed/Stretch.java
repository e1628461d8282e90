package news.dateline.feed;

import java.time.Instant;
import java.util.List;
import news.dateline.feed.Feed.Entry;
import news.dateline.web.Page;
import news.dateline.web.Window;

/**
 * The time that a page of a feed covers. A departure stands on the page whose time it falls into: who polls the first page
 * hears of it, however old the entry was; and what was on a page cannot have left before the oldest of that page came.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Stretch(Instant from, Instant to) {
    /** Within what PostgreSQL knows. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** From where the page before ended to where the page after begins, so that the pages leave no gap. */
    static Stretch of(List<Entry> entries, Page.Links links, Window window) {
        var neighbour = window.cursor().map(cursor -> cursor.instant(0));
        boolean backwards = window.backwards();
        var from = links.next() == null
                ? Instant.EPOCH
                : neighbour
                        .filter(_ -> backwards)
                        .orElseGet(() -> entries.getLast().published());
        var to = links.prev() == null
                ? END
                : neighbour
                        .filter(_ -> !backwards)
                        .orElseGet(() -> entries.getFirst().published());
        return new Stretch(from, to);
    }
}
