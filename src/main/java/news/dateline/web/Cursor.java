package news.dateline.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A position in a list: the sort keys of the row next to it, and the direction to read on.
 *
 * @param backwards whether the rows before the position are wanted, for {@code links.prev}
 * @param keys the values of the sort keys, in their order
 */
public record Cursor(boolean backwards, List<String> keys) {

    /** The key at this index as an instant (microseconds). */
    public Instant instant(int index) {
        return Instant.parse(keys.get(index));
    }

    /** The key at this index as an id. */
    public UUID id(int index) {
        return UUID.fromString(keys.get(index));
    }
}
