package news.dateline.change;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a key said to have read the log up to here, by asking for what comes after.
 *
 * @param authorization the header of this name
 * @param seq the position
 */
public record ReadUpTo(String authorization, long seq) {
    /** What a request says; nothing if nobody can be held to it, or if retractions were not asked for. */
    static Optional<ReadUpTo> said(@Nullable String authorization, @Nullable String after, Set<String> types) {
        boolean readsRetractions = types.isEmpty() || types.contains(ChangeType.ARTICLE_RETRACTED.wireName());
        return authorization != null && after != null && readsRetractions && after.matches("[0-9]{1,18}")
                ? Optional.of(new ReadUpTo(authorization, Long.parseLong(after)))
                : Optional.empty();
    }
}
