package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.article.Article;
import news.dateline.article.ArticleRepository;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.live.Attachments;
import news.dateline.web.Etags;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Brings articles before the readers and takes them away again; nobody else writes the table they read. */
@Singleton
class Publishing {
    /** Clocks differ a little; a time further back than this is a mistake. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final Duration FURTHEST = Duration.ofDays(3660);

    private final DraftRepository drafts;
    private final ArticleRepository articles;
    private final Revising revising;
    private final ChangeLog changes;
    private final Attachments attachments;
    private final Audit audit;

    Publishing(
            DraftRepository drafts,
            ArticleRepository articles,
            Revising revising,
            ChangeLog changes,
            Attachments attachments,
            Audit audit) {
        this.drafts = drafts;
        this.articles = articles;
        this.revising = revising;
        this.changes = changes;
        this.attachments = attachments;
        this.audit = audit;
    }

    /** Publishes what the draft says, now or at a time to come; the clock of the database decides which it is. */
    @Transactional
    Draft publish(UUID id, @Nullable String ifMatch, PublishInput order) {
        var draft = drafts.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        var note = Manuscripts.note(order.note());
        var now = drafts.now();
        if (order.at() == null || !order.at().isAfter(now)) {
            requireRecent(order.at(), now);
            requireNoEmbargo(order);
            print(draft, order.isSubstantive(), now);
            revising.keep(draft, Revision.Action.PUBLISHED, note);
            audit.record("article.publish", "article", id, note);
        } else {
            requireNear(order.at(), now);
            draft.schedule(order.at(), order.isSubstantive(), note, revising.callerName(), now);
            if (order.isEmbargoed()) {
                draft.release();
            }
            revising.keep(draft, Revision.Action.SCHEDULED, note);
            audit.record("article.schedule", "article", id, order.at() + (order.isEmbargoed() ? ", embargoed" : ""));
        }
        return draft;
    }

    private static void requireRecent(@Nullable Instant at, Instant now) {
        if (at != null && at.isBefore(now.minus(TOLERANCE))) {
            throw WebProblems.invalid("#/at", "in-the-past", "'at' must lie in the future; leave it out for now.");
        }
    }

    private static void requireNoEmbargo(PublishInput order) {
        if (order.isEmbargoed()) {
            throw WebProblems.invalid(
                    "#/embargoed", "not-at-once", "'embargoed' goes with an 'at' in the future: until then it holds.");
        }
    }

    private static void requireNear(Instant at, Instant now) {
        if (at.isAfter(now.plus(FURTHEST))) {
            throw WebProblems.invalid("#/at", "too-far", "'at' must lie within ten years.");
        }
    }

    /** Whatever was scheduled is not any more. */
    @Transactional
    Draft unschedule(UUID id, @Nullable String ifMatch) {
        var draft = drafts.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        draft.unschedule(drafts.now());
        revising.keep(draft, Revision.Action.UNSCHEDULED, null);
        audit.record("article.unschedule", "article", id, null);
        return draft;
    }

    /** Publishes a draft whose time has come; false if another instance was faster or somebody changed the plan. */
    @Transactional
    boolean publishDue(UUID id) {
        return drafts.dueAndFree(id)
                .map(draft -> {
                    var note = draft.publishNote();
                    var by = draft.publishBy();
                    print(draft, draft.publishSubstantive(), drafts.now());
                    revising.keepScheduled(draft, by == null ? "schedule" : by, note);
                    return true;
                })
                .orElse(false);
    }

    /** Readers see the article no longer; its address answers 404 until it is published again. */
    @Transactional
    Draft unpublish(UUID id, @Nullable String ifMatch) {
        var draft = drafts.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        draft.markUnpublished(drafts.now());
        var article = articles.findById(id);
        var fact = fact(ChangeType.ARTICLE_UNPUBLISHED, article, null);
        articles.rememberSlug(article.slug(), id);
        articles.delete(article);
        revising.keep(draft, Revision.Action.UNPUBLISHED, null);
        audit.record("article.unpublish", "article", id, null);
        record(List.of(fact), List.of(fact));
        return draft;
    }

    /** Withdraws the article for good: its address answers 410 with the reason, and nothing else of it is left to see. */
    @Transactional
    Draft retract(UUID id, @Nullable String ifMatch, String reason) {
        var draft = drafts.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(draft.version()));
        var now = drafts.now();
        draft.markRetracted(now);
        var article = articles.findById(id);
        article.retract(reason, now);
        revising.keep(draft, Revision.Action.RETRACTED, reason);
        audit.record("article.retract", "article", id, reason);
        var fact = fact(ChangeType.ARTICLE_RETRACTED, article, null);
        record(List.of(fact), List.of(fact));
        return draft;
    }

    /** Puts what the draft says before the readers, and records the facts last. */
    private void print(Draft draft, boolean substantive, Instant now) {
        var first = draft.publishedAt() == null ? now : draft.publishedAt();
        var updated = substantive && draft.wasPublished() ? now : draft.updatedAt();
        // Drafts that were related when this was written may have been deleted since.
        var related = drafts.existing(draft.manuscript().relatedIds());
        var printed = print(draft, related, first, updated, now);
        record(printed.facts(), printed.renamings());
    }

    /** Records the facts, and what follows from those after which readers know an article by another name, or not at all. */
    void record(List<Change> facts, List<Change> renamings) {
        changes.append(facts);
        attachments.follow(renamings);
    }

    /** What readers will see of a draft that they do not know. */
    static Article article(Draft draft, Instant first, @Nullable Instant updated, Instant now) {
        var manuscript = draft.manuscript();
        var article = new Article(draft.id(), manuscript.slug(), manuscript.content(), first, now);
        article.markUpdated(updated);
        return article;
    }

    /** The fact that readers see an article that they did not. */
    static Change published(Article article) {
        return fact(ChangeType.ARTICLE_PUBLISHED, article, null);
    }

    /** Puts what the draft says before the readers; the facts are the caller's to {@link #record}. */
    Printed print(Draft draft, List<UUID> related, Instant first, @Nullable Instant updated, Instant now) {
        boolean wasPublished = draft.wasPublished();
        draft.markPublished(first, updated, now);
        var manuscript = draft.manuscript();
        var facts = new ArrayList<Change>();
        boolean renamed;
        var article = wasPublished ? articles.findById(draft.id()) : null;
        if (article == null) {
            article = article(draft, first, updated, now);
            articles.persist(article);
            facts.add(published(article));
            if (wasPublished) {
                articles.forgetSlug(article.slug(), article.id());
            }
            renamed = wasPublished;
        } else {
            var before = article.slug();
            var titleBefore = article.title();
            article.replace(manuscript.slug(), manuscript.content(), first, updated, now);
            facts.add(fact(ChangeType.ARTICLE_UPDATED, article, null));
            if (!before.equals(article.slug())) {
                articles.rememberSlug(before, article.id());
                articles.forgetSlug(article.slug(), article.id());
                facts.add(fact(ChangeType.ARTICLE_MOVED, article, ChangeType.ARTICLE_UPDATED));
            }
            renamed = !before.equals(article.slug()) || !titleBefore.equals(article.title());
        }
        article.relate(related);
        return new Printed(facts, renamed ? facts.subList(0, 1) : List.of());
    }

    /**
     * An article that was put before the readers.
     *
     * @param facts what there is to record
     * @param renamings that of them after which readers know it by another name than they did, if they did
     */
    record Printed(List<Change> facts, List<Change> renamings) {}

    private static Change fact(ChangeType type, Article article, @Nullable ChangeType cause) {
        return new Change(type, "article", article.id(), article.slug(), article.revision(), cause);
    }
}
