package news.dateline.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute for each of many, counted in the memory of this instance. What is left fills up steadily, so that
 * nobody waits for the turn of a minute; a bucket that nobody has touched for a minute is full, and may be forgotten.
 */
public final class Buckets {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final String policy;
    private final int perMinute;
    private final Cache<Object, Bucket> buckets;

    /**
     * @param policy what the limit is called in answers
     * @param perMinute nought for no limit
     * @param most how many buckets are remembered
     */
    public Buckets(String policy, int perMinute, int most) {
        this.policy = policy;
        this.perMinute = perMinute;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(WINDOW.plusSeconds(1))
                .build();
    }

    /** Whether there is a limit. */
    public boolean isLimited() {
        return perMinute > 0;
    }

    /** Counts a request of this one, if it is admitted. */
    public Standing take(Object whose) {
        return standing(buckets.get(whose, _ -> full()).tryConsumeAndReturnRemaining(1));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    private Standing standing(ConsumptionProbe probe) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Standing(
                policy,
                probe.isConsumed(),
                perMinute,
                Math.toIntExact(probe.getRemainingTokens()),
                Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L)));
    }
}
