package news.dateline.desk;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.access.Caller;
import news.dateline.access.Role;
import news.dateline.article.Content;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** Who sits at the desk, and what is theirs. */
@Singleton
class Desk {
    private final Caller caller;
    private final Audit audit;
    private final InstantSource clock;

    Desk(Caller caller, Audit audit, InstantSource clock) {
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** An author sees and changes own drafts only; what belongs to others is not there. */
    Draft requireOwn(Draft draft) {
        if (seesOwnOnly() && !draft.isOwnedBy(authorId(), keyId())) {
            throw DeskProblems.notFound(draft.id());
        }
        return draft;
    }

    /** Whose drafts alone the caller may see; null for all. */
    DraftListing.@Nullable Owner owner() {
        return seesOwnOnly()
                ? new DraftListing.Owner(
                        caller.keyId().orElse(Ids.NIL), caller.authorId().orElse(Ids.NIL))
                : null;
    }

    private boolean seesOwnOnly() {
        return !caller.is(Role.EDITOR) && !caller.is(Role.ADMIN);
    }

    @Nullable UUID authorId() {
        return caller.authorId().orElse(null);
    }

    @Nullable UUID keyId() {
        return caller.keyId().orElse(null);
    }

    Instant now() {
        return clock.instant();
    }

    void record(String action, UUID article, @Nullable String detail) {
        audit.record(action, "article", article, detail);
    }

    /** The manuscript with a byline: who names nobody writes under their own name. */
    Manuscript signed(Manuscript manuscript) {
        var content = manuscript.content();
        if (!content.authorIds().isEmpty() || caller.authorId().isEmpty()) {
            return manuscript;
        }
        return new Manuscript(
                manuscript.slug(),
                new Content(
                        content.title(),
                        content.summary(),
                        content.language(),
                        content.sectionId(),
                        content.tagIds(),
                        List.of(caller.authorId().get()),
                        content.leadImage(),
                        content.audio(),
                        content.body()),
                manuscript.relatedIds());
    }
}
