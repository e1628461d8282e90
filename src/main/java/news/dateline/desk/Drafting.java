package news.dateline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import org.jspecify.annotations.Nullable;

/** Writes drafts; readers notice nothing of it. */
@Singleton
class Drafting {
    private final DraftRepository drafts;
    private final Manuscripts manuscripts;
    private final Revising revising;
    private final Desk desk;
    private final Inputs inputs;

    Drafting(DraftRepository drafts, Manuscripts manuscripts, Revising revising, Desk desk, Inputs inputs) {
        this.drafts = drafts;
        this.manuscripts = manuscripts;
        this.revising = revising;
        this.desk = desk;
        this.inputs = inputs;
    }

    /** A new draft; an author who names nobody signs it. */
    @Transactional
    Draft create(@Nullable JsonNode body) {
        manuscripts.begin();
        var input = inputs.read(body, DraftInput.class, DraftInput.READ_ONLY);
        var id = Ids.next();
        var manuscript = desk.signed(manuscripts.of(input, id, null));
        var draft = new Draft(id, manuscript, desk.keyId(), desk.now());
        drafts.persist(draft);
        revising.keep(draft, Revision.Action.CREATED, Manuscripts.note(input.note()));
        desk.record("article.create", id, null);
        return draft;
    }

    /** Everything that the draft says, replaced. */
    @Transactional
    Draft replace(UUID id, @Nullable String ifMatch, @Nullable JsonNode body) {
        manuscripts.begin();
        var draft = mine(id, ifMatch);
        return revise(draft, inputs.read(body, DraftInput.class, DraftInput.READ_ONLY));
    }

    /** Some of what the draft says, replaced (RFC 7396). */
    @Transactional
    Draft patch(UUID id, @Nullable String ifMatch, @Nullable JsonNode patch) {
        manuscripts.begin();
        var draft = mine(id, ifMatch);
        return revise(
                draft,
                inputs.merge(manuscripts.asInput(draft.manuscript()), patch, DraftInput.class, DraftInput.READ_ONLY));
    }

    private Draft revise(Draft draft, DraftInput input) {
        var manuscript = manuscripts.of(input, draft.id(), draft.manuscript());
        revising.rewrite(draft, manuscript, Revision.Action.SAVED, Manuscripts.note(input.note()));
        desk.record("article.save", draft.id(), null);
        return draft;
    }

    /** What readers never saw can go without a trace; its revisions go with it. */
    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        drafts.lockWithThoseThatNameIt(id);
        var draft = mine(id, ifMatch);
        if (draft.wasPublished()) {
            throw DeskProblems.wasPublished();
        }
        drafts.delete(draft);
        drafts.flush();
        // Whoever was naming it at that moment has done so now.
        drafts.unrelate(id);
        desk.record("article.delete", id, draft.slug());
    }

    private Draft mine(UUID id, @Nullable String ifMatch) {
        var draft = desk.requireOwn(drafts.locked(id));
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        return draft;
    }
}
