package news.dateline.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new key shall be good for.
 *
 * @param expiresAt when it ends by itself; null for never
 * @param authorId whose key it is; null if no author's
 * @param agreement what a partner agreed to; null if no partner's
 */
record Grant(
        String name,
        Role role,
        @Nullable Instant expiresAt,
        @Nullable UUID authorId,
        @Nullable Agreement agreement) {

    /** Everything, for ever. */
    static Grant ofEverything(String name) {
        return new Grant(name, Role.ADMIN, null, null, null);
    }
}
