package news.dateline.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner who calls.
 *
 * @param expiresAt when the key ends by itself; null for never
 */
record Partner(UUID key, Agreement agreement, @Nullable Instant expiresAt) {

    boolean isGood(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
