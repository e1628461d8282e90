package news.dateline.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import news.dateline.access.Caller;
import news.dateline.article.ArticleRepository;
import news.dateline.article.EmbargoedArticles;
import org.jspecify.annotations.Nullable;

/** Keeps a revision of a draft in the transaction that changed it. */
@Singleton
class Revising {
    private final DraftRepository drafts;
    private final ArticleRepository articles;
    private final EmbargoedArticles embargoed;
    private final Caller caller;
    private final InstantSource clock;

    Revising(
            DraftRepository drafts,
            ArticleRepository articles,
            EmbargoedArticles embargoed,
            Caller caller,
            InstantSource clock) {
        this.drafts = drafts;
        this.articles = articles;
        this.embargoed = embargoed;
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
        keep(draft, new Revision(draft, action, caller.keyId().orElse(null), caller.name(), note, clock.instant()));
    }

    /** What the draft says now, published at the time that somebody had set. */
    void keepScheduled(Draft draft, String by, @Nullable String note) {
        keep(draft, new Revision(draft, Revision.Action.PUBLISHED, null, by, note, clock.instant()));
    }

    /** What the draft says now, as it came from elsewhere. */
    void keepImported(Draft draft) {
        keep(draft, imported(draft));
    }

    /** The revision of a draft as it came from elsewhere, for those who store it themselves. */
    Revision imported(Draft draft) {
        return new Revision(draft, Revision.Action.IMPORTED, null, "import", null, clock.instant());
    }

    /** What partners read ahead of its time follows the draft in the same transaction. */
    private void keep(Draft draft, Revision revision) {
        drafts.keep(revision);
        if (draft.isReleased()) {
            var manuscript = draft.manuscript();
            embargoed.release(
                    draft.id(), manuscript.slug(), manuscript.content(), Objects.requireNonNull(draft.publishAt()));
        } else if (draft.wasTakenBack()) {
            embargoed.end(draft.id());
        }
    }
}
