package news.dateline.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids of things: UUIDs of version 7 (RFC 9562), so that they sort by their age. */
public final class Ids {
    /** The nil UUID (RFC 9562), which names nothing. */
    public static final UUID NIL = new UUID(0, 0);

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    /** The id in the one spelling that it has; empty if the text is none. */
    public static Optional<UUID> parsed(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A new id. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
