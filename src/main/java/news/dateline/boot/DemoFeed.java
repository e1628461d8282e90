package news.dateline.boot;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import news.dateline.body.HtmlBody;
import news.dateline.live.Coverage;
import news.dateline.live.CoverageRepository;
import news.dateline.live.Dispatch;
import news.dateline.live.Importance;
import news.dateline.live.Reporting;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** Fills the live feed of the demo edition: two days of it, dated as if they had ended just now. */
@Singleton
class DemoFeed {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Reporting reporting;
    private final CoverageRepository coverages;
    private final DemoShelves shelves;
    private final InstantSource clock;

    DemoFeed(Reporting reporting, CoverageRepository coverages, DemoShelves shelves, InstantSource clock) {
        this.reporting = reporting;
        this.coverages = coverages;
        this.shelves = shelves;
        this.clock = clock;
    }

    /** The articles are there already; the file names them by slug. */
    void fill(File file, Map<String, UUID> articles) {
        var updates = file.updates().stream()
                .sorted(Comparator.comparing(Entry::publishedAt))
                .toList();
        var later = Duration.between(
                updates.getLast().publishedAt(), clock.instant().minus(SILENCE));
        var begin = updates.getFirst().publishedAt().plus(later);
        var about = file.coverage();
        var coverage = new Coverage(Ids.next(), about.slug(), about.title(), about.summary(), begin, clock.instant());
        coverages.persist(coverage);
        reporting.take(updates.stream()
                .map(entry -> new Reporting.Report(
                        dispatch(entry, articles, coverage.id()),
                        entry.publishedAt().plus(later),
                        entry.updatedAt() == null ? null : entry.updatedAt().plus(later)))
                .toList());
    }

    private Dispatch dispatch(Entry entry, Map<String, UUID> articles, UUID coverage) {
        return new Dispatch(
                entry.title(),
                HtmlBody.parse(entry.html()).body(),
                entry.is(Mark.BREAKING) ? Importance.BREAKING : Importance.NORMAL,
                entry.is(Mark.PINNED),
                entry.is(Mark.KEY_EVENT),
                shelves.tags(entry.tags()),
                entry.article() == null ? null : DemoEdition.required(articles, entry.article()),
                entry.is(Mark.COVERED) ? coverage : null);
    }

    /** The file {@code demo/live.json}. */
    record File(About coverage, List<Entry> updates) {}

    /** The one coverage. */
    record About(String slug, String title, String summary) {}

    /** An update; {@code article} is a slug. */
    record Entry(
            String title,
            String html,
            Instant publishedAt,
            @Nullable Instant updatedAt,
            Set<Mark> marks,
            List<String> tags,
            @Nullable String article) {

        boolean is(Mark mark) {
            return marks.contains(mark);
        }
    }

    /** What is special about an update. */
    enum Mark {
        BREAKING,
        PINNED,
        KEY_EVENT,
        COVERED
    }
}
