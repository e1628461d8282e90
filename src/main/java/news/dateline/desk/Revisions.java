package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Etags;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Reads and restores what drafts said before; those of a retracted article are shown to nobody. */
@Singleton
class Revisions {
    private final Session database;
    private final DraftRepository drafts;
    private final Manuscripts manuscripts;
    private final Revising revising;
    private final Desk desk;

    Revisions(Session database, DraftRepository drafts, Manuscripts manuscripts, Revising revising, Desk desk) {
        this.database = database;
        this.drafts = drafts;
        this.manuscripts = manuscripts;
        this.revising = revising;
        this.desk = desk;
    }

    List<Revision> list(UUID draft, Window window) {
        visible(draft);
        var direction = window.backwards() ? "asc" : "desc";
        var beyond =
                window.cursor().isPresent() ? "and number %s :number".formatted(window.backwards() ? ">" : "<") : "";
        var query = database.createQuery(
                        "from Revision where draftId = :draft %s order by number %s".formatted(beyond, direction),
                        Revision.class)
                .setParameter("draft", draft)
                .setMaxResults(window.rowsToRead());
        window.cursor()
                .ifPresent(cursor -> query.setParameter(
                        "number", Integer.valueOf(cursor.keys().getFirst())));
        return query.getResultList();
    }

    Revision one(UUID draft, int number) {
        visible(draft);
        return Optional.ofNullable(database.find(Revision.class, new Revision.Key(draft, number)))
                .orElseThrow(() -> WebProblems.notFound("revision", Integer.toString(number)));
    }

    /**
     * What the revision said becomes a new draft; the slug stays if another article has the old one by now, and what is
     * gone is left out.
     */
    @Transactional
    Draft restore(UUID id, @Nullable String ifMatch, int number) {
        manuscripts.begin();
        var draft = desk.requireOwn(drafts.locked(id));
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        var old = manuscripts.ofToday(one(id, number).manuscript());
        var slug = drafts.isTaken(old.slug(), id) ? draft.slug() : old.slug();
        var manuscript = new Manuscript(slug, old.content(), old.relatedIds());
        revising.rewrite(draft, manuscript, Revision.Action.RESTORED, "revision " + number);
        desk.record("article.restore", id, "revision " + number);
        return draft;
    }

    private void visible(UUID id) {
        if (desk.requireOwn(drafts.required(id)).status() == Status.RETRACTED) {
            throw DeskProblems.hidden();
        }
    }
}
