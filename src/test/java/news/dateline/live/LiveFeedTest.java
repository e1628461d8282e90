package news.dateline.live;

import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import news.dateline.change.ChangeLog;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Race;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import news.dateline.web.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News goes out the moment it is written, and is put right, marked and moved before the eyes of the readers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveFeedTest {
    @Inject
    Newsroom newsroom;

    @Inject
    ChangeLog changes;

    private final Staff editor = Staff.admin();
    private final Shelf live = new Shelf(editor, "live");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private String tag = "";

    @BeforeEach
    void agreeOnATag() {
        tag = newsroom.tag();
    }

    @Test
    void aBreakingUpdateIsOutAtOnce() {
        long start = changes.newest();
        var created = live.created(Map.of(
                "title",
                "Contract\n extended " + word,
                "body",
                html("<p>The board has <b>decided</b>.</p><script>alert(1)</script>"),
                "importance",
                "breaking",
                "tags",
                List.of(tag)));
        assertThat(created.header("Location")).endsWith("/v1/desk/live/" + id(created));
        assertThat(etag(created)).isEqualTo("\"v1\"");
        var update = live.publicly(id(created)).jsonPath();
        assertThat(update.getString("title")).isEqualTo("Contract extended " + word);
        assertThat(update.getString("body")).isEqualTo("<p>The board has <strong>decided</strong>.</p>");
        assertThat(update.getString("text")).isEqualTo("The board has decided.");
        assertThat(update.getString("importance")).isEqualTo("breaking");
        assertThat(update.getBoolean("pinned")).isFalse();
        assertThat(update.getList("tags.slug")).containsExactly(tag);
        assertThat(update.getString("url")).endsWith("/live/" + id(created));
        assertThat(update.getMap("$")).doesNotContainKeys("updatedAt", "article", "coverage", "shown");
        assertThat(Reader.members("/v1/live?limit=1", "id")).containsExactly(id(created));
        assertThat(factsAfter(start)).containsExactly("live.published null");
        var subject = Reader.get("/v1/changes?after=" + start).jsonPath().getString("data[0].subject.href");
        assertThat(Reader.get(subject).jsonPath().getString("id")).isEqualTo(id(created));
        assertThat(audited(id(created))).containsExactly("live.create");
    }

    @Test
    void aBodyComesInAnyFormAndATitleIsNotNeeded() {
        var markdown = Map.of("format", "markdown", "content", "The *ferry* is late.");
        var blocks = Map.of("format", "blocks", "content", List.of(Map.of("type", "paragraph", "html", "On time.")));
        assertThat(body(live.created(Map.of("body", markdown)))).isEqualTo("<p>The <em>ferry</em> is late.</p>");
        assertThat(body(live.created(Map.of("body", blocks)))).isEqualTo("<p>On time.</p>");
        assertThat(body(live.created(Map.of("title", "Ferry sails " + word)))).isEmpty();
        var picture =
                Map.of("format", "html", "content", "<img src=\"/demo/images/signing-table.svg\" alt=\"A table\">");
        assertThat(body(live.created(Map.of("body", picture))))
                .containsPattern("src=\"http://[^/]+/demo/images/signing-table.svg\"");
    }

    @Test
    void readersAreToldOfAChangeInSubstanceOnly() {
        var created = live.created(Map.of("title", "Bord decides " + word, "body", html("<p>Nine to two.</p>")));
        var typo = patched(created, Map.of("title", "Board decides " + word, "substantive", false));
        assertThat(shown(created, "title")).isEqualTo("Board decides " + word);
        assertThat(shown(created, "updatedAt")).isNull();
        var filed = patched(typo, Map.of("tags", List.of(tag), "importance", "breaking"));
        assertThat(shown(created, "updatedAt")).isNull();
        var sameWords = patched(filed, Map.of("body", html("<p>Nine\n to two.</p>"), "title", "Board decides " + word));
        assertThat(shown(created, "updatedAt")).isNull();
        var real = patched(sameWords, Map.of("body", html("<p>Ten to one.</p>")));
        var updatedAt = shown(created, "updatedAt");
        assertThat(Instant.parse(updatedAt)).isAfter(Instant.parse(shown(created, "publishedAt")));
        patched(real, Map.of("tags", List.of()));
        assertThat(shown(created, "updatedAt")).isEqualTo(updatedAt);
    }

    @Test
    void aPatchThatChangesNothingIsNoChange() {
        var created = live.created(Map.of("title", "Quiet " + word, "body", html("<p>Nothing new.</p>")));
        long start = changes.newest();
        var same = patched(created, Map.of("body", html("<p>Nothing new.</p>"), "pinned", false));
        assertThat(etag(same)).isEqualTo(etag(created));
        assertThat(factsAfter(start)).isEmpty();
    }

    @Test
    void whatIsPinnedIsMarkedInItsPlaceAndAListOfItsOwn() {
        var first = live.created(Map.of("title", "First " + word, "tags", List.of(tag)));
        var second = live.created(Map.of("title", "Second " + word, "tags", List.of(tag)));
        var pinned = patched(first, Map.of("pinned", true));
        assertThat(Reader.members("/v1/live?tag=" + tag, "id")).containsExactly(id(second), id(first));
        assertThat(Reader.members("/v1/live?tag=" + tag, "pinned")).containsExactly("false", "true");
        assertThat(Reader.members("/v1/live/pinned", "id")).contains(id(first)).doesNotContain(id(second));
        patched(pinned, Map.of("pinned", false));
        assertThat(Reader.members("/v1/live/pinned", "id")).doesNotContain(id(first));
    }

    @Test
    void aListIsFilteredByTagsImportanceAndTime() {
        var other = newsroom.tag();
        var plain = live.created(Map.of("title", "Plain " + word, "tags", List.of(tag)));
        var both = live.created(Map.of("title", "Both " + word, "tags", List.of(other, tag), "importance", "breaking"));
        var list = "/v1/live?tag=" + tag;
        assertThat(Reader.members(list, "id")).containsExactly(id(both), id(plain));
        assertThat(Reader.members(list + "&tag=" + other, "id")).containsExactly(id(both));
        assertThat(Reader.members(list + "&importance=normal", "id")).containsExactly(id(plain));
        assertThat(Reader.members(list + "&importance=breaking", "id")).containsExactly(id(both));
        var time = shown(plain, "publishedAt");
        assertThat(Reader.members(list + "&after=" + time, "id")).containsExactly(id(both));
        assertThat(Reader.members(list + "&before=" + shown(both, "publishedAt"), "id"))
                .containsExactly(id(plain));
        assertThat(Reader.members("/v1/live?tag=nobody-uses-this", "id")).isEmpty();
        assertThat(Reader.get(list + "&fields=title,id").jsonPath().getMap("data[0]"))
                .containsOnlyKeys("id", "title");
        assertThat(editor.get("/v1/desk/live?tag=" + tag).jsonPath().getList("data.id"))
                .containsExactly(id(both), id(plain));
    }

    @Test
    void anAnswerSaysWhatItShowsAndIsNotSentTwice() {
        var created = live.created(Map.of("title", "Kept " + word, "tags", List.of(tag)));
        var path = "/v1/live/" + id(created);
        var answer = Reader.get(path);
        assertThat(answer.header("Cache-Tag")).isEqualTo("live:%s tag:%s".formatted(id(created), tag));
        assertThat(answer.header("Cache-Control")).startsWith("public");
        assertThat(Reader.get(path, "If-None-Match", etag(answer)).statusCode()).isEqualTo(304);
        assertThat(answer.header("Last-Modified")).endsWith("GMT");
        var list = Reader.get("/v1/live?tag=" + tag);
        assertThat(list.header("Cache-Tag").split(" ", -1)).contains("live", "tag:" + tag, "live:" + id(created));
        assertThat(list.headers().getValues("Link")).anyMatch(link -> link.endsWith("rel=\"self\""));
        patched(created, Map.of("title", "Kept no more " + word));
        assertThat(Reader.get(path, "If-None-Match", etag(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTagThatIsMergedWhileAnUpdateIsChangedLeavesItAsGoodAsItWas() {
        var tags = new Shelf(editor, "tags");
        for (int round = 0; round < 8; round++) {
            var named = IntStream.range(0, 4)
                    .mapToObj(number -> tags.created(Map.of("name", "T" + number + " " + Ids.next())))
                    .toList();
            var slugs = named.stream().map(Shelf::slug).toList();
            var update = live.created(Map.of("title", "Merged " + word, "tags", slugs.subList(0, 3)));
            var from = named.getFirst();
            var answers = Race.of(
                    2,
                    hand -> hand == 0
                            ? live.patch(update, Map.of("tags", slugs, "pinned", false))
                            : editor.post(
                                    tags.path(from) + "/merge", Map.of("into", slugs.get(1)), "If-Match", etag(from)));
            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
            var seen = editor.get(live.path(update));
            assertThat(patched(seen, Map.of("title", "After " + word))
                            .jsonPath()
                            .getList("tags.slug"))
                    .containsExactlyElementsOf(slugs.subList(1, 4));
        }
    }

    @Test
    void theSameRequestWithTheSameKeyPublishesOnce() {
        var body = Map.of("title", "Once " + word, "tags", List.of(tag));
        var first = editor.post(live.path(), body, "Idempotency-Key", word);
        var again = editor.post(live.path(), body, "Idempotency-Key", word);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(Reader.members("/v1/live?tag=" + tag, "id")).containsExactly(id(first));
    }

    private Response patched(Response seen, Map<String, ?> patch) {
        var response = live.patch(seen, patch);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private String shown(Response update, String member) {
        return live.publicly(id(update)).jsonPath().getString(member);
    }

    private String body(Response update) {
        return shown(update, "body");
    }

    private List<String> audited(String id) {
        return editor.get("/v1/desk/audit?subjectId=" + id).jsonPath().getList("data.action");
    }

    private static Map<String, String> html(String content) {
        return new HashMap<>(Map.of("format", "html", "content", content));
    }
}
