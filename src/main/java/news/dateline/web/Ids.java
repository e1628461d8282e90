package news.dateline.web;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids of things: UUIDs of version 7 (RFC 9562), so that they sort by their age. */
public final class Ids {
    private Ids() {}

    /** A new id. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
