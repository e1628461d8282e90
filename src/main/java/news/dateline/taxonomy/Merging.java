package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import news.dateline.access.Audit;
import news.dateline.change.ChangeLog;
import news.dateline.web.Checks;
import news.dateline.web.Etags;
import news.dateline.web.LongWork;
import news.dateline.web.Preconditions;
import news.dateline.web.Slug;
import news.dateline.web.Slugs;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes one tag of two: what carried the one carries the other, and its address leads there. */
@Singleton
class Merging {
    private static final TermKind TAG = TermKind.TAG;

    private final TermRepository terms;
    private final MergedTags merged;
    private final Slugs slugs;
    private final Audit audit;
    private final ChangeLog changes;
    private final LongWork work;

    Merging(TermRepository terms, MergedTags merged, Slugs slugs, Audit audit, ChangeLog changes, LongWork work) {
        this.terms = terms;
        this.merged = merged;
        this.slugs = slugs;
        this.audit = audit;
        this.changes = changes;
        this.work = work;
    }

    /** Merges the first tag into the second, which stays. */
    @Transactional
    TermRepository.Row merge(String slugOrId, @Nullable String ifMatch, @Nullable String intoSlug) {
        var target = Checks.required("#/into", intoSlug, Slug.LONGEST);
        work.begin();
        terms.awaitNaming();
        var both = terms.locked(TAG, List.of(slugOrId, target));
        var from = named(both, slugOrId);
        if (from == null) {
            throw WebProblems.notFound("tag", slugOrId);
        }
        Preconditions.check(ifMatch, Etags.ofVersion(from.version()));
        var into = named(both, target);
        if (into == null) {
            throw WebProblems.invalid("#/into", "unknown-tag", "There is no tag '%s'.".formatted(target));
        }
        if (into.equals(from)) {
            throw WebProblems.invalid("#/into", "itself", "A tag cannot be merged into itself.");
        }
        carry(from, into);
        terms.remove(from);
        slugs.handedOver("tag", from.id(), into.id());
        slugs.moved("tag", from.slug(), into.slug(), into.id());
        // Revisions of drafts know the tag by its id.
        slugs.moved("tag", from.id().toString(), into.slug(), into.id());
        audit.record("tag.merge", "tag", from.id(), from.slug() + " → " + into.slug());
        var row = terms.required(TAG, into.id());
        changes.append(
                List.of(TAG.updated(from.id(), from.slug(), TAG.updated()), TAG.updated(into.id(), into.slug(), null)));
        return row;
    }

    /** Drafts before articles, as in publishing, so that neither waits for the other. */
    private void carry(Term from, Term into) {
        merged.carryInDrafts(from.id(), into.id());
        terms.touchArticles(TAG, from.id());
        merged.carry(from.id(), into.id());
    }

    private static @Nullable Term named(List<Term> terms, String slugOrId) {
        return terms.stream()
                .filter(term -> Objects.equals(term.slug(), slugOrId)
                        || term.id().toString().equals(slugOrId))
                .findFirst()
                .orElse(null);
    }
}
