package news.dateline.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Buckets;
import news.dateline.web.LimitsConfig;
import news.dateline.web.Standing;

/** How many requests in a minute a key of the newsroom is good for on this instance. */
@Singleton
class KeyLimits {
    private final Buckets reads;
    private final Buckets writes;

    KeyLimits(LimitsConfig config) {
        this.reads = new Buckets("key-reads", config.keyReads(), config.mostRemembered());
        this.writes = new Buckets("key-writes", config.keyWrites(), config.mostRemembered());
    }

    /** Counts a request with the key; empty if there is no limit. */
    Optional<Standing> take(UUID key, boolean isRead) {
        var buckets = isRead ? reads : writes;
        return buckets.isLimited() ? Optional.of(buckets.take(key)) : Optional.empty();
    }
}
