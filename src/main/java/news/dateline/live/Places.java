package news.dateline.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import news.dateline.change.Change;
import news.dateline.change.ChangeType;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Where an update may stand: with an article, in a coverage, and among what is on top. */
@Singleton
class Places {
    /** Lists of pinned updates and of key events are shown whole; these bounds keep them short enough for that. */
    private static final int MOST_PINNED = 10;

    private static final int MOST_KEY_EVENTS = 100;

    private final LiveRepository updates;
    private final CoverageRepository coverages;

    Places(LiveRepository updates, CoverageRepository coverages) {
        this.updates = updates;
        this.coverages = coverages;
    }

    /** The id of the published article of this slug or id; the present one may stay, published or not. */
    @Nullable UUID article(@Nullable String slugOrId, @Nullable UUID present) {
        if (slugOrId == null || isSame(slugOrId, present)) {
            return slugOrId == null ? null : present;
        }
        return updates.readableArticle(slugOrId)
                .orElseThrow(() -> WebProblems.invalid(
                        "#/article",
                        "unknown-article",
                        "There is no published article '%s'.".formatted(Text.shortened(slugOrId, 80))));
    }

    /** The id of the live coverage of this slug or id; the present one may stay, ended or not. */
    @Nullable UUID coverage(@Nullable String slugOrId, @Nullable UUID present) {
        if (slugOrId == null || isSame(slugOrId, present)) {
            return slugOrId == null ? null : present;
        }
        var coverage = coverages
                .shared(slugOrId)
                .orElseThrow(() -> WebProblems.invalid(
                        "#/coverage",
                        "unknown-coverage",
                        "There is no coverage '%s'.".formatted(Text.shortened(slugOrId, 80))));
        if (coverage.hasEnded() && !coverage.id().equals(present)) {
            throw WebProblems.invalid(
                    "#/coverage", "ended", "The coverage '%s' has ended; reopen it first.".formatted(coverage.slug()));
        }
        return coverage.id();
    }

    /** The fact that an update has left a coverage, which nothing but the former place tells. */
    List<Change> left(Dispatch before, Dispatch after) {
        if (before.coverageId() == null || before.coverageId().equals(after.coverageId())) {
            return List.of();
        }
        var coverage = coverages.findById(before.coverageId());
        return List.of(new Change(
                ChangeType.COVERAGE_UPDATED,
                "coverage",
                coverage.id(),
                coverage.slug(),
                null,
                ChangeType.LIVE_UPDATED));
    }

    private static boolean isSame(String slugOrId, @Nullable UUID present) {
        return present != null && slugOrId.equals(present.toString());
    }

    /** Sees to it that there is room on top for an update that was not there, or elsewhere, before. */
    void requireRoom(UUID update, Dispatch dispatch, @Nullable Dispatch previous) {
        var before = previous != null && Objects.equals(previous.coverageId(), dispatch.coverageId()) ? previous : null;
        if (dispatch.pinned() && (before == null || !before.pinned())) {
            updates.takeTurn();
            if (updates.pinnedBeside(update, dispatch.coverageId()) >= MOST_PINNED) {
                throw WebProblems.conflict(
                        "%d updates are pinned there already: unpin one first.".formatted(MOST_PINNED));
            }
        }
        if (dispatch.coverageId() != null && dispatch.keyEvent() && (before == null || !before.keyEvent())) {
            updates.takeTurn();
            if (updates.keyEventsBeside(update, dispatch.coverageId()) >= MOST_KEY_EVENTS) {
                throw WebProblems.conflict(
                        "The coverage has %d key events already: make one of them an ordinary update first."
                                .formatted(MOST_KEY_EVENTS));
            }
        }
    }
}
