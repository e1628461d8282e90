package news.dateline.live;

import static news.dateline.testing.Shelf.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever reads while news arrives misses nothing and is told nothing twice. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContinuingTest {
    private static final int WRITERS = 4;
    private static final int EACH = 20;

    @Inject
    Newsroom newsroom;

    private final Shelf live = new Shelf(Staff.admin(), "live");
    private String tag = "";

    @BeforeEach
    void agreeOnATag() {
        tag = newsroom.tag();
    }

    @Test
    void pagesHaveNoGapAndNoRepeatInBothDirections() {
        IntStream.range(0, 7).forEach(this::publish);
        var whole = Reader.members(list("&limit=100"), "id");
        var seen = new ArrayList<String>();
        var at = list("&limit=3");
        var last = at;
        for (int number = 100; at != null; number++) {
            seen.addAll(Reader.members(at, "id"));
            last = at;
            at = Reader.link(at, "next");
            publish(number);
        }
        assertThat(seen).isEqualTo(whole);
        var back = new ArrayList<String>();
        for (at = last; at != null; at = Reader.link(at, "prev")) {
            back.addAll(0, Reader.members(at, "id"));
        }
        assertThat(back).isEqualTo(Reader.members(list("&limit=100"), "id"));
    }

    /** Each reader's list and what the log says after its position are together all there is, and nothing is in both. */
    @Test
    void aListContinuesInTheLogWithoutGapOrRepeat() throws Exception {
        var readings = new ArrayList<Future<Reading>>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Callable<Void>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(() -> {
                    IntStream.range(0, EACH).forEach(this::publish);
                    return null;
                });
            }
            var writing = writers.stream().map(hands::submit).toList();
            while (!writing.stream().allMatch(Future::isDone)) {
                readings.add(hands.submit(this::read));
                readings.getLast().get();
            }
            for (var writer : writing) {
                writer.get();
            }
        }
        var all = new TreeSet<>(Reader.members(list("&limit=100"), "id"));
        assertThat(all).hasSize(WRITERS * EACH);
        var sizes = new HashSet<Integer>();
        for (var future : readings) {
            var reading = future.get();
            var later = publishedAfter(reading.seq());
            later.retainAll(all);
            assertThat(Collections.disjoint(later, reading.ids()))
                    .as("nothing told twice")
                    .isTrue();
            later.addAll(reading.ids());
            assertThat(later).as("told at all").isEqualTo(all);
            sizes.add(reading.ids().size());
        }
        assertThat(sizes).as("readers came in between").hasSizeGreaterThan(2);
    }

    /** The date of publication grows with the commits: who asks for what is newer than the newest they know misses none. */
    @Test
    void askingForWhatIsNewerMissesNothing() throws Exception {
        var coverages = new Shelf(Staff.admin(), "coverages");
        var coverage = Shelf.slug(coverages.created(Map.of("title", "Followed " + tag)));
        var updates = "/v1/coverages/%s/updates?order=oldest&limit=100".formatted(coverage);
        var first = id(live.created(Map.of("title", "First", "coverage", coverage)));
        var seen = new ArrayList<>(List.of(first));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writing.add(hands.submit(() -> {
                    for (int number = 0; number < EACH; number++) {
                        live.created(Map.of("title", "Number " + number, "coverage", coverage));
                    }
                }));
            }
            boolean done;
            do {
                done = writing.stream().allMatch(Future::isDone);
                seen.addAll(Reader.members(updates + "&since=" + seen.getLast(), "id"));
            } while (!done);
        }
        assertThat(seen).isEqualTo(Reader.members(updates, "id")).hasSize(WRITERS * EACH + 1);
    }

    private Reading read() {
        var answer = Reader.get(list("&limit=100")).jsonPath();
        return new Reading(answer.getLong("seq"), answer.getList("data.id"));
    }

    private static Set<String> publishedAfter(long seq) {
        var ids = new TreeSet<String>();
        for (long at = seq, next; ; at = next) {
            var page = Reader.get("/v1/changes?limit=100&types=live.published&after=" + at)
                    .jsonPath();
            List<String> published = page.getList("data.subject.id");
            published.forEach(id -> assertThat(ids.add(id)).as("published once").isTrue());
            next = page.getLong("next");
            if (published.size() < 100) {
                return ids;
            }
        }
    }

    private void publish(int number) {
        live.created(Map.of("title", "Number " + number, "tags", List.of(tag)));
    }

    private String list(String more) {
        return "/v1/live?tag=" + tag + more;
    }

    private record Reading(long seq, List<String> ids) {}
}
