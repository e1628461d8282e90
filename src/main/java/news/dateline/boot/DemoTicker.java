package news.dateline.boot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.dateline.body.HtmlBody;
import news.dateline.live.Dispatch;
import news.dateline.live.Importance;
import news.dateline.live.Reporting;
import news.dateline.taxonomy.MissingTerms;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermRepository;

/** Lets made-up live updates come, one after the other and round again, so that a newcomer can watch news arrive. */
@Singleton
class DemoTicker {
    /** What it publishes carries this tag: readers can tell it, and it knows its own. */
    static final String TAG = "demo-ticker";

    static final int KEPT = 200;

    private final DemoConfig config;
    private final Scheduler scheduler;
    private final Reporting reporting;
    private final TermRepository terms;
    private final MissingTerms missing;
    private final InstantSource clock;
    private final List<Line> lines;

    DemoTicker(
            DemoConfig config,
            Scheduler scheduler,
            Reporting reporting,
            TermRepository terms,
            MissingTerms missing,
            InstantSource clock,
            ObjectMapper json)
            throws IOException {
        this.config = config;
        this.scheduler = scheduler;
        this.reporting = reporting;
        this.terms = terms;
        this.missing = missing;
        this.clock = clock;
        this.lines = json.readValue(DemoEdition.file("ticker.json"), new TypeReference<>() {});
    }

    void start(@Observes StartupEvent start) {
        if (config.demoLive()) {
            scheduler
                    .newJob(TAG)
                    .setInterval(config.demoLiveEvery().toString())
                    .setConcurrentExecution(ConcurrentExecution.SKIP)
                    .setTask(execution -> publishNext(), true)
                    .schedule();
        }
    }

    /** The line whose turn it is by the clock, and whatever is then too much of it goes, the oldest first. */
    void publishNext() {
        long turn = clock.instant().toEpochMilli() / config.demoLiveEvery().toMillis();
        var line = lines.get((int) (turn % lines.size()));
        QuarkusTransaction.requiringNew().run(() -> {
            var tag = Objects.requireNonNull(
                    missing.ensured(TermKind.TAG, Map.of(TAG, "Demo ticker")).get(TAG));
            reporting.publish(new Dispatch(
                    line.title(),
                    HtmlBody.parse(line.html()).body(),
                    Importance.named(line.importance()).orElseThrow(),
                    false,
                    false,
                    List.of(tag),
                    null,
                    null));
        });
        // By itself: whoever has recorded a change holds up all others, and must not wait for the rows of any.
        QuarkusTransaction.requiringNew().run(this::removeOldest);
    }

    /** Should the tag have been merged into another, its updates are not ours alone any more. */
    private void removeOldest() {
        Optional.ofNullable(terms.idsBySlug(TermKind.TAG, List.of(TAG)).get(TAG))
                .ifPresent(own -> reporting.keepNewest(own, KEPT));
    }

    /** A line of the file {@code demo/ticker.json}. */
    record Line(String title, String html, String importance) {}
}
