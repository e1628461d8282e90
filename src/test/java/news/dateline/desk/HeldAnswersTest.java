package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds an answer from before an article was taken away is not told that the answer still holds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HeldAnswersTest {
    private final Staff editor = Staff.admin();

    @Inject
    ChangeLog changes;

    @ParameterizedTest
    @ValueSource(strings = {"unpublish", "retract"})
    void neitherAnyEtagNorAnyDateFromBeforeHolds(String action) {
        var open = new Stage(changes).set(State.PUBLISHED);
        var held = answersThatShow(open);
        assertThat(held).hasSizeGreaterThan(15);
        var etags = String.join(
                ", ",
                held.values().stream().map(answer -> answer.header("ETag")).toList());

        takeAway(open, action);

        held.forEach((target, before) -> {
            assertGone(open, target, Reader.get(target, "If-None-Match", etags));
            assertGone(
                    open,
                    target,
                    Reader.get(target, "If-None-Match", before.header("ETag"), "If-Modified-Since", date(before)));
            assertGone(open, target, Reader.get(target, "If-Modified-Since", date(before)));
        });
    }

    /** Also those that only name it in their tags, or count it. */
    private static Map<String, Response> answersThatShow(Hidden open) {
        var held = new LinkedHashMap<String, Response>();
        var lists = Stream.of("section=section", "tag=tag", "author=author")
                .flatMap(filter -> Stream.of("&include=total", "&body=html&include=related")
                        .map(more -> "/v1/articles?" + filter + open.shelf() + more));
        Stream.of(
                        Surface.ADDRESSES.targets(open),
                        Surface.OTHER_ARTICLES.targets(open).filter(target -> !target.endsWith("/corrections")),
                        Surface.CORRECTIONS.targets(open),
                        Surface.TERMS.targets(open).filter(target -> target.contains(open.shelf())),
                        Stream.of("/v1/collections/" + open.collection()),
                        lists)
                .flatMap(targets -> targets)
                .forEach(target -> {
                    var answer = Reader.get(target);
                    boolean shows = answer.asString().contains(open.word())
                            || answer.asString().contains("\"articleCount\":1");
                    if (answer.statusCode() == 200 && shows) {
                        held.put(target, answer);
                    }
                });
        return held;
    }

    private void takeAway(Hidden open, String action) {
        var path = "/v1/desk/articles/" + open.id();
        var etag = editor.get(path).header("ETag");
        var done = editor.post(path + "/" + action, order(action), "If-Match", etag);
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
    }

    private static Map<String, ?> order(String action) {
        return action.equals("retract") ? Map.of("reason", "The source withdrew its account.") : Map.of();
    }

    private static void assertGone(Hidden open, String target, Response answer) {
        assertThat(answer.statusCode()).as(target).isIn(200, 404, 410);
        var told = answer.asString().replace(open.slug(), "").replace(open.formerSlug(), "");
        assertThat(told).as(target).doesNotContain(open.word()).doesNotContain("\"articleCount\":1");
    }

    private static String date(Response answer) {
        return Objects.requireNonNull(answer.header("Last-Modified"));
    }

    @Test
    void editsThatWaitDoNotChangeWhatReadersHold() {
        var piece = editor.drafts(Map.of("title", "Steady " + Stage.word()));
        piece.act("publish", Map.of());
        var target = "/v1/articles/" + piece.id();
        var before = Reader.get(target);
        piece.edit(Map.of("title", "Changed", "summary", "Changed", "slug", "changed-" + Stage.word()));
        var held = Reader.get(target, "If-None-Match", before.header("ETag"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(Reader.get(target).asString()).isEqualTo(before.asString());
        for (var etag : List.of(piece.etag(), "W/" + piece.etag())) {
            assertThat(Reader.get(target, "If-None-Match", etag).statusCode()).isEqualTo(200);
        }
    }
}
