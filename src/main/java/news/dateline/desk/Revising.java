package news.dateline.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import news.dateline.access.Caller;
import news.dateline.article.ArticleRepository;
import org.jspecify.annotations.Nullable;

/** Keeps a revision of a draft in the transaction that changed it. */
@Singleton
class Revising {
    private final DraftRepository drafts;
    private final ArticleRepository articles;
    private final Caller caller;
    private final InstantSource clock;

    Revising(DraftRepository drafts, ArticleRepository articles, Caller caller, InstantSource clock) {
        this.drafts = drafts;
        this.articles = articles;
        this.caller = caller;
        this.clock = clock;
    }

    String callerName() {
        return caller.name();
    }

    /** The draft says something else from now on; what readers see stays, and so does the slug by which they know it. */
    void rewrite(Draft draft, Manuscript manuscript, Revision.Action action, @Nullable String note) {
        if (draft.wasPublished() && !draft.slug().equals(manuscript.slug())) {
            articles.keepSlug(draft.id());
        }
        draft.revise(manuscript, clock.instant());
        keep(draft, action, note);
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
