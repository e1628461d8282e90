package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.dateline.article.ArticleRepository;
import news.dateline.article.Correction;
import news.dateline.article.CorrectionRepository;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Tells readers what was wrong in an article and has been put right. */
@Singleton
class Correcting {
    private static final Set<String> KINDS = Set.of("correction", "clarification", "update");

    private final DraftRepository drafts;
    private final ArticleRepository articles;
    private final CorrectionRepository corrections;
    private final Revising revising;
    private final Desk desk;
    private final ChangeLog changes;

    Correcting(
            DraftRepository drafts,
            ArticleRepository articles,
            CorrectionRepository corrections,
            Revising revising,
            Desk desk,
            ChangeLog changes) {
        this.drafts = drafts;
        this.articles = articles;
        this.corrections = corrections;
        this.revising = revising;
        this.desk = desk;
        this.changes = changes;
    }

    /** Adds a correction to a published article; the text itself is changed by editing and publishing. */
    @Transactional
    Draft correct(UUID id, @Nullable String ifMatch, PublishingResource.CorrectionInput input) {
        var draft = drafts.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        var kind = input.kind() == null ? "correction" : input.kind();
        if (!KINDS.contains(kind)) {
            throw WebProblems.invalid(
                    "#/kind", "not-one-of", "'kind' takes one of: correction, clarification, update.");
        }
        var text = required("#/text", input.text(), 2000);
        var now = drafts.now();
        draft.touch(now);
        var article = articles.findById(id);
        article.touch(now);
        if (input.blockId() != null && !article.hasBlock(input.blockId())) {
            throw WebProblems.invalid(
                    "#/blockId", "unknown-block", "The published body has no block '%s'.".formatted(input.blockId()));
        }
        corrections.persist(new Correction(Ids.next(), article, now, kind, text, input.blockId()));
        revising.keep(draft, Revision.Action.CORRECTED, text);
        desk.record("article.correct", id, kind);
        changes.append(List.of(
                new Change(ChangeType.ARTICLE_CORRECTED, "article", id, article.slug(), article.revision(), null)));
        return draft;
    }

    static String required(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw WebProblems.invalid(pointer, "required", "This is required.");
        }
        return Manuscripts.optional(pointer, text, longest);
    }
}
