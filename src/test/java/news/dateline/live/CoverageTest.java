package news.dateline.live;

import static news.dateline.testing.Shelf.etag;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** An event is covered from its start to its end. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CoverageTest {
    @Inject
    ChangeLog changes;

    private final Staff editor = Staff.admin();
    private final Shelf live = new Shelf(editor, "live");
    private final Shelf coverages = new Shelf(editor, "coverages");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aPatchThatChangesNothingIsNoChange() {
        var opened = coverages.created(Map.of("title", "Quiet " + word));
        long start = changes.newest();
        var same = coverages.patch(opened, Map.of("title", "Quiet " + word));
        assertThat(same.statusCode()).as(same.asString()).isEqualTo(200);
        assertThat(etag(same)).isEqualTo(etag(opened));
        assertThat(factsAfter(start)).isEmpty();
    }

    @Test
    void aCoverageOpensTakesUpdatesEndsAndOpensAgain() {
        long start = changes.newest();
        var opened = coverages.created(Map.of("title", "Summit " + word, "summary", "As it happens."));
        assertThat(slug(opened)).isEqualTo("summit-" + word);
        assertThat(Reader.slugs("/v1/coverages?status=live&limit=1")).containsExactly(slug(opened));
        var first = covered("Doors open", opened, Map.of());
        var key = covered("They sign", opened, Map.of("keyEvent", true, "pinned", true));

        var seen = coverages.publicly(slug(opened)).jsonPath();
        assertThat(seen.getString("status")).isEqualTo("live");
        assertThat(seen.getInt("updateCount")).isEqualTo(2);
        assertThat(seen.getInt("keyEventCount")).isEqualTo(1);
        assertThat(seen.getList("pinned.id")).containsExactly(id(key));
        assertThat(seen.getList("keyEvents.id")).containsExactly(id(key));
        assertThat(seen.getString("lastUpdateAt"))
                .isEqualTo(live.publicly(id(key)).jsonPath().getString("publishedAt"));
        assertThat(seen.getMap("$")).doesNotContainKey("endedAt");
        assertThat(seen.getLong("seq")).isGreaterThanOrEqualTo(start + 3);
        assertThat(Reader.members(seen.getString("links.updates"), "id")).containsExactly(id(key), id(first));
        assertThat(live.publicly(id(first)).jsonPath().getString("coverage.title"))
                .isEqualTo("Summit " + word);
        assertThat(Reader.members("/v1/live/pinned", "id")).contains(id(key));

        var ended = act(opened, "end");
        assertThat(coverages.publicly(slug(opened)).jsonPath().getString("status"))
                .isEqualTo("ended");
        assertThat(Reader.slugs("/v1/coverages?status=live&limit=100")).doesNotContain(slug(opened));
        assertThat(Reader.members("/v1/live/pinned", "id")).doesNotContain(id(key));
        var late = editor.post(live.path(), Map.of("title", "Late", "coverage", slug(opened)));
        assertThat(late.jsonPath().getString("errors[0].code")).isEqualTo("ended");
        var putRight = live.patch(first, Map.of("title", "Doors opened " + word));
        assertThat(putRight.statusCode()).as(putRight.asString()).isEqualTo(200);
        assertThat(tried(ended, "end").statusCode()).isEqualTo(409);
        assertThat(tried(opened, "reopen").statusCode()).isEqualTo(412);

        var reopened = act(ended, "reopen");
        covered("One more thing", reopened, Map.of());
        assertThat(tried(reopened, "reopen").statusCode()).isEqualTo(409);
        var inUse = coverages.delete(reopened);
        assertThat(inUse.statusCode()).isEqualTo(409);
        assertThat(inUse.jsonPath().getString("detail")).contains("3 updates");
        var fact = "coverage.updated " + slug(opened);
        assertThat(factsAfter(start))
                .containsExactly(
                        fact,
                        "live.published null",
                        "live.published null",
                        fact,
                        "live.updated null",
                        fact,
                        "live.published null");
        assertThat(editor.get("/v1/desk/audit?subjectId=" + id(opened))
                        .jsonPath()
                        .getList("data.action"))
                .containsExactly("coverage.reopen", "coverage.end", "coverage.create");
    }

    @Test
    void anEarlierSlugLeadsOnAndAnEmptyCoverageCanGo() {
        var opened = coverages.created(Map.of("title", "Storm " + word));
        var update = covered("Wind", opened, Map.of());
        long start = changes.newest();
        var moved = coverages.patch(opened, Map.of("slug", "gale-" + word, "title", "Gale " + word));
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(factsAfter(start))
                .containsExactly(
                        "coverage.updated storm-" + word + " coverage.updated", "coverage.updated gale-" + word);
        assertThat(live.publicly(id(update)).jsonPath().getString("coverage.slug"))
                .isEqualTo("gale-" + word);
        var former = Reader.get("/v1/coverages/storm-" + word);
        assertThat(former.statusCode()).isEqualTo(308);
        assertThat(former.header("Location")).endsWith("/v1/coverages/gale-" + word);
        assertThat(Reader.get("/v1/coverages/storm-" + word + "/updates?order=oldest")
                        .header("Location"))
                .endsWith("/v1/coverages/gale-" + word + "/updates?order=oldest");
        assertThat(editor.post(coverages.path(), Map.of("title", "x", "slug", "storm-" + word))
                        .statusCode())
                .isEqualTo(409);

        var alone = new HashMap<String, Object>();
        alone.put("coverage", null);
        live.patch(update, alone);
        assertThat(live.publicly(id(update)).jsonPath().getMap("$")).doesNotContainKey("coverage");
        assertThat(coverages.delete(moved).statusCode()).isEqualTo(204);
        assertThat(coverages.publicly("gale-" + word).statusCode()).isEqualTo(404);
        assertThat(coverages.publicly("storm-" + word).statusCode()).isEqualTo(404);
    }

    @Test
    void theWindowsOfALiveBlog() {
        var opened = coverages.created(Map.of("title", "Count " + word));
        var ids = new ArrayList<String>();
        for (int number = 0; number < 9; number++) {
            ids.add(id(covered("Update " + number, opened, Map.of("keyEvent", number % 4 == 0))));
        }
        var newest = ids.reversed();
        var list = "/v1/coverages/" + slug(opened) + "/updates";
        assertThat(Reader.members(list + "?limit=3", "id")).isEqualTo(newest.subList(0, 3));
        assertThat(Reader.members(list + "?order=oldest&limit=3", "id")).isEqualTo(ids.subList(0, 3));
        assertThat(Reader.members(list + "?keyEvents=true", "id")).containsExactly(ids.get(8), ids.get(4), ids.get(0));
        assertThat(Reader.members(list + "?since=" + ids.get(6), "id")).containsExactly(ids.get(8), ids.get(7));
        assertThat(Reader.members(list + "?order=oldest&since=" + ids.get(6), "id"))
                .containsExactly(ids.get(7), ids.get(8));
        var time = live.publicly(ids.get(7)).jsonPath().getString("publishedAt");
        assertThat(Reader.members(list + "?since=" + time, "id")).containsExactly(ids.get(8));

        for (var order : List.of("newest", "oldest")) {
            var all = order.equals("newest") ? newest : ids;
            var whole = list + "?order=" + order;
            for (int limit = 1; limit <= 10; limit++) {
                for (int at = 0; at < all.size(); at++) {
                    var around = whole + "&limit=" + limit + "&around=" + all.get(at);
                    var page = Reader.get(around).jsonPath();
                    List<String> shown = page.getList("data.id");
                    int from = all.indexOf(shown.getFirst());
                    assertThat(shown)
                            .as(around)
                            .contains(all.get(at))
                            .hasSize(Math.min(limit, 9))
                            .isEqualTo(all.subList(from, from + shown.size()));
                    assertThat(page.getString("links.prev") == null).as(around).isEqualTo(from == 0);
                    assertThat(page.getString("links.next") == null).as(around).isEqualTo(from + shown.size() == 9);
                }
            }
            var middle = whole + "&limit=3&around=" + all.get(4);
            assertThat(Reader.members(middle, "id")).isEqualTo(all.subList(3, 6));
            assertThat(Reader.members(Reader.next(middle), "id")).isEqualTo(all.subList(6, 9));
            var back = String.valueOf(Reader.link(middle, "prev"));
            assertThat(Reader.members(back, "id")).isEqualTo(all.subList(0, 3));
            assertThat(Reader.members(Reader.next(back), "id")).isEqualTo(all.subList(3, 6));
        }
        var elsewhere = id(live.created(Map.of("title", "Elsewhere " + word)));
        for (var name : List.of(elsewhere, UUID.randomUUID().toString())) {
            Reader.assertProblem(Reader.get(list + "?around=" + name), 404, "not-found");
            Reader.assertProblem(Reader.get(list + "?since=" + name), 404, "not-found");
        }
    }

    @Test
    void whatIsOnTopIsNeverCutAndSoIsBounded() throws Exception {
        var opened = coverages.created(Map.of("title", "Crowd " + word));
        var updates = new ArrayList<Response>();
        for (int number = 0; number < 13; number++) {
            updates.add(covered("Update " + number, opened, Map.of("keyEvent", true)));
        }
        var tries = updates.stream()
                .<Callable<Integer>>map(update ->
                        () -> live.patch(update, Map.of("pinned", true)).statusCode())
                .toList();
        var outcomes = new ArrayList<Integer>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : hands.invokeAll(tries)) {
                outcomes.add(attempt.get());
            }
        }
        assertThat(outcomes.stream().filter(status -> status == 200)).hasSize(10);
        assertThat(outcomes.stream().filter(status -> status == 409)).hasSize(3);
        var seen = coverages.publicly(slug(opened)).jsonPath();
        assertThat(seen.getList("pinned")).hasSize(10);
        assertThat(seen.getList("keyEvents")).hasSize(13);
        // Whoever is on top already may be changed there.
        var pinned = editor.get("/v1/desk/live/" + seen.getString("pinned[0].id"));
        assertThat(live.patch(pinned, Map.of("importance", "breaking")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void ofRacingEditorsOneWins() throws Exception {
        var opened = coverages.created(Map.of("title", "Race " + word));
        var update = covered("Contested", opened, Map.of());
        var tries = new ArrayList<Callable<Integer>>();
        for (int number = 0; number < 16; number++) {
            var title = "Version %d %s".formatted(number, word);
            tries.add(() -> live.patch(update, Map.of("title", title)).statusCode());
            tries.add(() -> coverages.patch(opened, Map.of("title", title)).statusCode());
        }
        var outcomes = new ArrayList<Integer>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt : hands.invokeAll(tries)) {
                outcomes.add(attempt.get());
            }
        }
        assertThat(outcomes.stream().filter(status -> status == 200)).hasSize(2);
        assertThat(outcomes).containsOnly(200, 412);
        assertThat(etag(editor.get(live.path(update)))).isEqualTo("\"v2\"");
        assertThat(editor.send("PATCH", live.path(update), "application/merge-patch+json", Map.of("title", "x"))
                        .statusCode())
                .isEqualTo(428);
    }

    private Response covered(String title, Response coverage, Map<String, ?> more) {
        var content = new HashMap<String, Object>(more);
        content.put("title", title + " " + word);
        content.put("coverage", slug(coverage));
        return live.created(content);
    }

    private Response act(Response coverage, String action) {
        var response = tried(coverage, action);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }

    private Response tried(Response coverage, String action) {
        return editor.post(coverages.path(coverage) + "/" + action, "", "If-Match", etag(coverage));
    }
}
