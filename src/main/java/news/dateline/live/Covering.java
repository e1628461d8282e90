package news.dateline.live;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.web.Checks;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import news.dateline.web.Slugs;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Opens coverages of events, tells of them in other words, and ends them. */
@Singleton
class Covering {
    private static final String KIND = "coverage";
    private static final ChangeType UPDATED = ChangeType.COVERAGE_UPDATED;

    /** Clocks differ a little. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Of all instants that JSON can carry, those that are a year of four digits. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private final CoverageRepository coverages;
    private final Slugs slugs;
    private final Inputs inputs;
    private final Audit audit;
    private final ChangeLog changes;

    Covering(CoverageRepository coverages, Slugs slugs, Inputs inputs, Audit audit, ChangeLog changes) {
        this.coverages = coverages;
        this.slugs = slugs;
        this.inputs = inputs;
        this.audit = audit;
        this.changes = changes;
    }

    /** A new coverage, live from now on. */
    @Transactional
    CoverageRow create(@Nullable JsonNode body) {
        var input = inputs.read(body, CoverageInput.class, CoverageInput.READ_ONLY);
        var title = title(input);
        var id = Ids.next();
        var now = coverages.now();
        var coverage = new Coverage(
                id,
                input.slug() == null ? slugs.made(KIND, title) : slugs.claimed(KIND, input.slug(), id),
                title,
                summary(input),
                started(input, now, now),
                now);
        coverages.persist(coverage);
        return recorded(coverage, "coverage.create", coverage.slug());
    }

    /** All that is told of the coverage itself, replaced. */
    @Transactional
    CoverageRow replace(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode body) {
        var coverage = seen(slugOrId, ifMatch);
        return revise(coverage, inputs.read(body, CoverageInput.class, CoverageInput.READ_ONLY));
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    CoverageRow patch(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var coverage = seen(slugOrId, ifMatch);
        return revise(
                coverage,
                inputs.merge(CoverageInput.of(coverage), patch, CoverageInput.class, CoverageInput.READ_ONLY));
    }

    private CoverageRow revise(Coverage coverage, CoverageInput input) {
        var before = coverage.slug();
        var slug = input.slug() == null || input.slug().equals(before)
                ? before
                : slugs.claimed(KIND, input.slug(), coverage.id());
        var now = coverages.now();
        if (!coverage.revise(slug, title(input), summary(input), started(input, coverage.startedAt(), now), now)) {
            return coverages.required(coverage.id().toString());
        }
        if (slug.equals(before)) {
            return recorded(coverage, "coverage.save", null);
        }
        slugs.moved(KIND, before, slug, coverage.id());
        // What was answered under the former slug is out of date as well; the present one has the last word.
        return recorded(
                coverage,
                "coverage.save",
                before + " → " + slug,
                updated(coverage.id(), before, UPDATED),
                updated(coverage.id(), slug, null));
    }

    /** No update joins it any more. */
    @Transactional
    CoverageRow end(String slugOrId, @Nullable String ifMatch) {
        var coverage = seen(slugOrId, ifMatch);
        coverage.end(coverages.now());
        return recorded(coverage, "coverage.end", null);
    }

    /** Updates may join it again. */
    @Transactional
    CoverageRow reopen(String slugOrId, @Nullable String ifMatch) {
        var coverage = seen(slugOrId, ifMatch);
        coverage.reopen(coverages.now());
        return recorded(coverage, "coverage.reopen", null);
    }

    /** A coverage without updates goes. */
    @Transactional
    void delete(String slugOrId, @Nullable String ifMatch) {
        var coverage = seen(slugOrId, ifMatch);
        long updates = coverages.closed(coverage.id());
        if (updates > 0) {
            throw WebProblems.conflict(
                    "The coverage has %d updates: remove them or take them out of it first.".formatted(updates));
        }
        coverages.delete(coverage);
        slugs.forgotten(KIND, coverage.id());
        audit.record("coverage.delete", KIND, coverage.id(), coverage.slug());
        changes.append(List.of(updated(coverage.id(), coverage.slug(), null)));
    }

    private Coverage seen(String slugOrId, @Nullable String ifMatch) {
        var coverage = coverages.locked(slugOrId);
        Preconditions.check(ifMatch, Etags.ofVersion(coverage.version()));
        return coverage;
    }

    /** What the answer shows is read first, since others wait once the facts are appended. */
    private CoverageRow recorded(Coverage coverage, String action, @Nullable String detail, Change... facts) {
        audit.record(action, KIND, coverage.id(), detail);
        coverages.flush();
        var row = coverages.required(coverage.id().toString());
        changes.append(facts.length == 0 ? List.of(updated(coverage.id(), coverage.slug(), null)) : List.of(facts));
        return row;
    }

    private static String title(CoverageInput input) {
        var title = input.title() == null ? null : Text.line(input.title());
        return Checks.required("#/title", title, CoverageInput.LONGEST_TITLE);
    }

    private static @Nullable String summary(CoverageInput input) {
        return Checks.optional("#/summary", input.summary(), CoverageInput.LONGEST_SUMMARY);
    }

    private static Instant started(CoverageInput input, Instant standard, Instant now) {
        var started = input.startedAt();
        if (started == null) {
            return standard;
        }
        if (started.isAfter(now.plus(TOLERANCE))) {
            throw WebProblems.invalid("#/startedAt", "in-the-future", "A coverage is there once it has started.");
        }
        if (started.isBefore(EARLIEST)) {
            throw WebProblems.invalid("#/startedAt", "too-early", "'startedAt' takes an instant since the year 1.");
        }
        return started.truncatedTo(ChronoUnit.MICROS);
    }

    private static Change updated(UUID id, String slug, @Nullable ChangeType cause) {
        return new Change(UPDATED, KIND, id, slug, null, cause);
    }
}
