package news.dateline.live;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coverage as the one statement of a read returns it.
 *
 * @param lastUpdateAt when the newest of its updates was published; null without any
 */
record CoverageRow(
        UUID id,
        int version,
        String slug,
        String title,
        @Nullable String summary,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant updatedAt,
        long updateCount,
        long keyEventCount,
        @Nullable Instant lastUpdateAt) {

    /** The values of the sort keys, for cursors. */
    List<String> keys() {
        return List.of(startedAt.toString(), id.toString());
    }

    String status() {
        return (endedAt == null ? Status.LIVE : Status.ENDED).name().toLowerCase(Locale.ROOT);
    }

    /** Whether more is to come. */
    enum Status {
        LIVE,
        ENDED
    }
}
