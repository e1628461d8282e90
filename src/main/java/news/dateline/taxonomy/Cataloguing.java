package news.dateline.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import news.dateline.access.Audit;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import news.dateline.web.Slugs;
import org.jspecify.annotations.Nullable;

/** Keeps the sections, tags and authors; articles and drafts refer to them by id and follow every renaming. */
@Singleton
class Cataloguing {
    private final TermRepository terms;
    private final Slugs slugs;
    private final Inputs inputs;
    private final Audit audit;
    private final ChangeLog changes;

    Cataloguing(TermRepository terms, Slugs slugs, Inputs inputs, Audit audit, ChangeLog changes) {
        this.terms = terms;
        this.slugs = slugs;
        this.inputs = inputs;
        this.audit = audit;
        this.changes = changes;
    }

    /** A new section, tag or author. */
    @Transactional
    TermRepository.Row create(TermKind kind, @Nullable JsonNode body) {
        var input = inputs.read(body, kind.input(), TermInput.READ_ONLY);
        var content = input.content().placed(terms.placeBehindAll());
        var id = Ids.next();
        var slug = input.slug() == null
                ? slugs.made(kind.word(), content.name())
                : slugs.claimed(kind.word(), input.slug(), id);
        var term = kind.made(id, slug, content);
        terms.add(term);
        audit.record(kind.word() + ".create", kind.word(), id, slug);
        return recorded(kind, term, List.of(kind.updated(id, slug, null)));
    }

    /** Everything that it says, replaced. */
    @Transactional
    TermRepository.Row replace(TermKind kind, String slugOrId, @Nullable String ifMatch, @Nullable JsonNode body) {
        var term = seen(kind, slugOrId, ifMatch);
        return revise(kind, term, inputs.read(body, kind.input(), TermInput.READ_ONLY));
    }

    /** Some of what it says, replaced (RFC 7396). */
    @Transactional
    TermRepository.Row patch(TermKind kind, String slugOrId, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var term = seen(kind, slugOrId, ifMatch);
        return revise(kind, term, merged(TermInput.of(kind, term), patch, kind.input()));
    }

    private <I extends TermInput> I merged(TermInput present, @Nullable JsonNode patch, Class<I> type) {
        return inputs.merge(type.cast(present), patch, type, TermInput.READ_ONLY);
    }

    private TermRepository.Row revise(TermKind kind, Term term, TermInput input) {
        var content = input.content();
        var before = term.slug();
        var slug = input.slug() == null || input.slug().equals(before)
                ? before
                : slugs.claimed(kind.word(), input.slug(), term.id());
        // Before the term's own row changes: a new slug locks it more strictly, and by then nobody may hold the
        // articles.
        if (!term.isShownAs(slug, content.name())) {
            terms.touchArticles(kind, term.id());
        }
        term.revise(slug, content);
        if (slug.equals(before)) {
            audit.record(kind.word() + ".save", kind.word(), term.id(), null);
            return recorded(kind, term, List.of(kind.updated(term.id(), slug, null)));
        }
        slugs.moved(kind.word(), before, slug, term.id());
        audit.record(kind.word() + ".save", kind.word(), term.id(), before + " → " + slug);
        // What was answered under the former slug is out of date as well; the present one has the last word.
        return recorded(
                kind,
                term,
                List.of(kind.updated(term.id(), before, kind.updated()), kind.updated(term.id(), slug, null)));
    }

    /** What nothing is filed under can go. */
    @Transactional
    void delete(TermKind kind, String slugOrId, @Nullable String ifMatch) {
        var term = seen(kind, slugOrId, ifMatch);
        terms.keepOthersOff(kind, term.id());
        long uses = terms.uses(kind, term.id());
        if (uses > 0) {
            throw TaxonomyProblems.inUse(kind, term.slug(), uses);
        }
        terms.remove(term);
        slugs.forgotten(kind.word(), term.id());
        audit.record(kind.word() + ".delete", kind.word(), term.id(), term.slug());
        changes.append(List.of(kind.updated(term.id(), term.slug(), null)));
    }

    private Term seen(TermKind kind, String slugOrId, @Nullable String ifMatch) {
        var term = terms.locked(kind, slugOrId);
        Preconditions.check(ifMatch, Etags.ofVersion(term.version()));
        return term;
    }

    /** What the answer shows is read first, since others wait once the facts are appended. */
    private TermRepository.Row recorded(TermKind kind, Term term, List<Change> facts) {
        var row = terms.required(kind, term.id());
        changes.append(facts);
        return row;
    }
}
