package news.dateline.web;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer shows: when one of the tags is touched by a change, the answer is out of date.
 *
 * @param tags such as {@code article:<id>}, {@code section:war}, {@code articles}
 * @param modifiedAt when what is shown last changed; null if that is not known
 */
public record Shown(Set<String> tags, @Nullable Instant modifiedAt) {

    /** These tags, changed at this time. */
    public static Shown of(Collection<String> tags, @Nullable Instant modifiedAt) {
        return new Shown(new LinkedHashSet<>(tags), modifiedAt);
    }

    /** This and what bears the tag. */
    public Shown and(String tag) {
        var all = new LinkedHashSet<>(tags);
        all.add(tag);
        return new Shown(all, modifiedAt);
    }

    /** This and all of those, for an answer that shows several things; modified when the newest of them was. */
    public Shown and(Collection<? extends Representation> others) {
        var all = new LinkedHashSet<>(tags);
        var newest = modifiedAt;
        for (var other : others) {
            var shown = other.shown();
            if (shown != null) {
                all.addAll(shown.tags());
                newest = later(newest, shown.modifiedAt());
            }
        }
        return new Shown(all, newest);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
