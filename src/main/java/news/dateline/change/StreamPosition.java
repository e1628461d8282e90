package news.dateline.change;

import java.util.OptionalLong;
import news.dateline.web.Parameters;
import org.jspecify.annotations.Nullable;

/** Where a client says that its stream ended. */
final class StreamPosition {
    private StreamPosition() {}

    /** A client that comes back sends the header, with the address that it was given at the start: so the header wins. */
    static OptionalLong asked(@Nullable String lastEventId, @Nullable String after) {
        var first = after == null ? OptionalLong.empty() : OptionalLong.of(number("after", after));
        return lastEventId == null || lastEventId.isEmpty()
                ? first
                : OptionalLong.of(number("Last-Event-ID", lastEventId));
    }

    private static long number(String name, String value) {
        return Parameters.number(name, value, 0, MinSeq.LARGEST);
    }
}
