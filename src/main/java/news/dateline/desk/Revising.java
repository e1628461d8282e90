package news.dateline.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import news.dateline.access.Caller;
import org.jspecify.annotations.Nullable;

/** Keeps a revision of a draft in the transaction that changed it. */
@Singleton
class Revising {
    private final DraftRepository drafts;
    private final Caller caller;
    private final InstantSource clock;

    Revising(DraftRepository drafts, Caller caller, InstantSource clock) {
        this.drafts = drafts;
        this.caller = caller;
        this.clock = clock;
    }

    String callerName() {
        return caller.name();
    }

    /** What the draft says now, by the caller; whatever they did, imports leave it alone from now on. */
    void keep(Draft draft, Revision.Action action, @Nullable String note) {
        draft.markEdited(clock.instant());
        drafts.keep(new Revision(draft, action, caller.keyId().orElse(null), caller.name(), note, clock.instant()));
    }

    /** What the draft says now, published at the time that somebody had set. */
    void keepScheduled(Draft draft, String by, @Nullable String note) {
        drafts.keep(new Revision(draft, Revision.Action.PUBLISHED, null, by, note, clock.instant()));
    }

    /** What the draft says now, as it came from elsewhere. */
    void keepImported(Draft draft) {
        drafts.keep(new Revision(draft, Revision.Action.IMPORTED, null, "import", null, clock.instant()));
    }
}
