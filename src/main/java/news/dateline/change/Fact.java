package news.dateline.change;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public fact as it stands in the log.
 *
 * @param seq its number: the order of numbers is the order in which facts became true
 * @param type the wire name of a {@link ChangeType}; an instance that is being replaced meets names it does not know
 * @param subjectSlug the subject's slug at that time, if it has one
 * @param cause the type of the change that brought this one about, if one did
 */
public record Fact(
        long seq,
        String type,
        Instant at,
        String subjectType,
        UUID subjectId,
        @Nullable String subjectSlug,
        @Nullable Integer revision,
        @Nullable String cause) {
    private static final Set<String> REMOVALS = Set.of(
            ChangeType.ARTICLE_UNPUBLISHED.wireName(),
            ChangeType.ARTICLE_RETRACTED.wireName(),
            ChangeType.LIVE_REMOVED.wireName());
    /** Whether something stopped being public by it. */
    public boolean isRemoval() {
        return REMOVALS.contains(type);
    }
}
