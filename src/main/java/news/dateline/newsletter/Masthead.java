package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.LongWork;
import news.dateline.web.Preconditions;
import news.dateline.web.Slugs;
import org.jspecify.annotations.Nullable;

/** Founds newsletters, changes how they present themselves, and gives them up. */
@Singleton
class Masthead {
    private static final String KIND = "newsletter";
    private static final ChangeType UPDATED = ChangeType.NEWSLETTER_UPDATED;

    private final NewsletterRepository newsletters;
    private final Ledger ledger;
    private final Slugs slugs;
    private final Inputs inputs;
    private final Audit audit;
    private final ChangeLog changes;
    private final LongWork work;

    Masthead(
            NewsletterRepository newsletters,
            Ledger ledger,
            Slugs slugs,
            Inputs inputs,
            Audit audit,
            ChangeLog changes,
            LongWork work) {
        this.newsletters = newsletters;
        this.ledger = ledger;
        this.slugs = slugs;
        this.inputs = inputs;
        this.audit = audit;
        this.changes = changes;
        this.work = work;
    }

    /** A new newsletter. */
    @Transactional
    Newsletter create(@Nullable JsonNode body) {
        var input = inputs.read(body, NewsletterInput.class, NewsletterInput.READ_ONLY);
        var profile = input.profile();
        var id = Ids.next();
        var slug = input.slug() == null ? slugs.made(KIND, profile.name()) : slugs.claimed(KIND, input.slug(), id);
        var newsletter = new Newsletter(id, slug, profile, newsletters.now());
        newsletters.persist(newsletter);
        audit.record("newsletter.create", KIND, id, slug);
        changes.append(List.of(updated(id, slug, null)));
        return newsletter;
    }

    /** Everything about the newsletter, replaced. */
    @Transactional
    Newsletter replace(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode body) {
        var newsletter = seen(slugOrId, ifMatch);
        return revise(newsletter, inputs.read(body, NewsletterInput.class, NewsletterInput.READ_ONLY));
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    Newsletter patch(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var newsletter = seen(slugOrId, ifMatch);
        return revise(
                newsletter,
                inputs.merge(NewsletterInput.of(newsletter), patch, NewsletterInput.class, NewsletterInput.READ_ONLY));
    }

    private Newsletter revise(Newsletter newsletter, NewsletterInput input) {
        var before = newsletter.slug();
        var slug = input.slug() == null || input.slug().equals(before)
                ? before
                : slugs.claimed(KIND, input.slug(), newsletter.id());
        newsletter.revise(slug, input.profile(), newsletters.now());
        if (slug.equals(before)) {
            audit.record("newsletter.save", KIND, newsletter.id(), null);
            changes.append(List.of(updated(newsletter.id(), slug, null)));
        } else {
            slugs.moved(KIND, before, slug, newsletter.id());
            audit.record("newsletter.save", KIND, newsletter.id(), before + " → " + slug);
            // What was answered under the former slug is out of date as well; the present one has the last word.
            changes.append(List.of(updated(newsletter.id(), before, UPDATED), updated(newsletter.id(), slug, null)));
        }
        return newsletter;
    }

    /** The newsletter goes with all subscriptions to it; the ledger says that they ended. */
    @Transactional
    void delete(String slugOrId, @Nullable String ifMatch) {
        var newsletter = seen(slugOrId, ifMatch);
        work.begin();
        newsletters.seal(newsletter.id());
        ledger.newsletterEnds(newsletter.id(), newsletter.slug());
        newsletters.delete(newsletter);
        slugs.forgotten(KIND, newsletter.id());
        audit.record("newsletter.delete", KIND, newsletter.id(), newsletter.slug());
        changes.append(List.of(updated(newsletter.id(), newsletter.slug(), null)));
    }

    private Newsletter seen(String slugOrId, @Nullable String ifMatch) {
        var newsletter = newsletters.locked(slugOrId);
        Preconditions.check(ifMatch, Etags.ofVersion(newsletter.version()));
        return newsletter;
    }

    private static Change updated(UUID id, String slug, @Nullable ChangeType cause) {
        return new Change(UPDATED, KIND, id, slug, null, cause);
    }
}
