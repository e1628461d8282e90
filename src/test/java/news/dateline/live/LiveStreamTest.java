package news.dateline.live;

import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import news.dateline.change.ChangeLog;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import news.dateline.testing.StreamClient.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers see news the second it happens, and nothing that is gone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveStreamTest {
    private static final int WRITERS = 4;
    private static final int EACH = 20;

    @Inject
    Newsroom newsroom;

    @Inject
    ChangeLog changes;

    private final Shelf live = new Shelf(Staff.admin(), "live");
    private final Shelf coverages = new Shelf(Staff.admin(), "coverages");
    private String tag = "";

    @BeforeEach
    void agreeOnATag() {
        tag = newsroom.tag();
    }

    @Test
    void anUpdateArrivesIsChangedAndGoes() {
        try (var stream = StreamClient.open("/v1/live/stream?after=" + changes.newest())) {
            var update = live.created(Map.of("title", "Ferry leaves", "tags", List.of(tag)));
            await().until(() -> stream.events().size() == 2);
            var arrived = stream.events().getLast();
            assertThat(arrived.type()).isEqualTo("live.published");
            assertThat(JsonPath.from(arrived.data()).getMap(""))
                    .isEqualTo(live.publicly(id(update)).jsonPath().getMap(""));

            var changed = live.patch(update, Map.of("title", "Ferry leaves at noon"));
            await().until(() -> stream.events().size() == 3);
            assertThat(stream.events().getLast().type()).isEqualTo("live.updated");
            assertThat(title(stream.events().getLast())).isEqualTo("Ferry leaves at noon");

            live.delete(changed);
            await().until(() -> stream.events().size() == 4);
            assertThat(stream.events().getLast().type()).isEqualTo("live.removed");
            assertThat(stream.events().getLast().data()).isEqualTo("{\"id\":\"%s\"}".formatted(id(update)));
        }
    }

    @Test
    void whoComesBackIsNotToldWhatIsGoneAndReadsTheRestAsItIsNow() {
        long start = changes.newest();
        try (var witness = StreamClient.open("/v1/live/stream?after=" + start)) {
            var gone = live.created(Map.of("title", "Told too early " + tag));
            var stays = live.created(Map.of("title", "Number one " + tag));
            live.patch(stays, Map.of("title", "Number two " + tag));
            live.delete(gone);
            // Whoever comes before this instance knows of the removal reads the update and then that it is gone.
            await().until(() -> witness.events().getLast().type().equals("live.removed"));
        }
        try (var stream = StreamClient.open("/v1/live/stream", "Last-Event-ID", Long.toString(start))) {
            await().untilAsserted(() -> assertThat(stream.events().stream().map(Event::type))
                    .containsExactly("hello", "live.published", "live.updated", "live.removed"));
            assertThat(stream.events().stream().map(Event::data))
                    .noneMatch(data -> data.contains("too early") || data.contains("Number one"));
        }
    }

    @Test
    void whoComesBackReadsTheNamesThatTagsAndCoveragesHaveNow() {
        long start = changes.newest();
        var tags = new Shelf(Staff.admin(), "tags");
        var ferry = tags.created(Map.of("name", "Ferry " + tag));
        var storm = coverages.created(Map.of("title", "Storm " + tag));
        live.created(Map.of("title", "Named", "tags", List.of(slug(ferry)), "coverage", slug(storm)));
        tags.patch(ferry, Map.of("name", "Boat " + tag));
        coverages.patch(storm, Map.of("title", "Gale " + tag));
        await().untilAsserted(() -> {
            try (var stream = StreamClient.open("/v1/live/stream?after=" + start)) {
                await().until(() -> stream.events().size() == 2);
                assertThat(stream.events().getLast().data())
                        .contains("Boat " + tag, "Gale " + tag)
                        .doesNotContain("Ferry " + tag, "Storm " + tag);
            }
        });
    }

    @Test
    void theFeedSaysNothingOfArticles() {
        try (var stream = StreamClient.open("/v1/live/stream?after=" + changes.newest())) {
            Staff.admin().drafts(Map.of("title", "An article")).act("publish", Map.of());
            live.created(Map.of("title", "An update"));
            await().until(() -> stream.events().size() == 2);
            assertThat(title(stream.events().getLast())).isEqualTo("An update");
        }
    }

    @Test
    void aCoverageHasAStreamOfItsOwn() {
        var storm = coverages.created(Map.of("title", "Storm " + tag));
        var vote = coverages.created(Map.of("title", "Vote " + tag));
        var path = "/v1/coverages/%s/stream?after=%d".formatted(slug(storm), changes.newest());
        try (var stream = StreamClient.open(path)) {
            live.created(Map.of("title", "Elsewhere"));
            live.created(Map.of("title", "Polls open", "coverage", slug(vote)));
            var wind = live.created(Map.of("title", "Wind rises", "coverage", slug(storm)));
            await().until(() -> stream.events().size() == 2);
            assertThat(title(stream.events().getLast())).isEqualTo("Wind rises");

            live.patch(wind, Map.of("coverage", slug(vote)));
            await().until(() -> stream.events().size() == 3);
            var left = stream.events().getLast();
            assertThat(left.type()).isEqualTo("coverage.updated");
            assertThat(JsonPath.from(left.data()).getString("href")).endsWith("/v1/coverages/" + slug(storm));

            coverages.patch(storm, Map.of("slug", "renamed-" + tag));
            await().until(() -> stream.events().size() == 5);
            live.created(Map.of("title", "Wind falls", "coverage", "renamed-" + tag));
            await().until(() -> stream.events().size() == 6);
            assertThat(title(stream.events().getLast())).isEqualTo("Wind falls");
        }
        assertThat(Reader.get("/v1/coverages/no-such-coverage/stream").statusCode())
                .isEqualTo(404);
    }

    /** Each reader's list and the stream from its position are together all there is, and nothing comes twice. */
    @Test
    void aListGoesOnInTheStreamWithoutGapOrRepeat() throws Exception {
        var readings = new ArrayList<Reading>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writing.add(hands.submit(() -> IntStream.range(0, EACH)
                        .forEach(number -> live.created(Map.of("title", "Number " + number, "tags", List.of(tag))))));
            }
            while (!writing.stream().allMatch(Future::isDone) && readings.size() < 50) {
                readings.add(read());
            }
            for (var writer : writing) {
                writer.get();
            }
        }
        var all = new TreeSet<>(Reader.members("/v1/live?limit=100&tag=" + tag, "id"));
        assertThat(all).hasSize(WRITERS * EACH);
        for (var reading : readings) {
            await().until(() -> reading.known().size() >= all.size());
            assertThat(reading.known()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
            assertThat(reading.stream().seqs()).isSorted();
            reading.stream().close();
        }
    }

    private Reading read() {
        var list = Reader.get("/v1/live?limit=100&tag=" + tag).jsonPath();
        return new Reading(
                list.getList("data.id"), StreamClient.open("/v1/live/stream?after=" + list.getLong("seq")), tag);
    }

    private static String title(Event event) {
        return JsonPath.from(event.data()).getString("title");
    }

    private record Reading(List<String> listed, StreamClient stream, String tag) {
        /** What was listed, and what of the same tag came after it. */
        List<String> known() {
            var known = new ArrayList<>(listed);
            stream.events().stream()
                    .filter(event -> event.type().equals("live.published"))
                    .map(event -> JsonPath.from(event.data()))
                    .filter(update -> update.getList("tags.slug").contains(tag))
                    .forEach(update -> known.add(update.getString("id")));
            return known;
        }
    }
}
