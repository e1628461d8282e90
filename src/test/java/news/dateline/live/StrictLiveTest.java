package news.dateline.live;

import static news.dateline.testing.Shelf.id;
import static news.dateline.testing.Shelf.slug;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit is refused by name, whatever it is, and reads cost what they cost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StrictLiveTest {
    private static final String UPDATES = "/v1/coverages/davos-forum/updates";

    @Inject
    Statements statements;

    private final Staff editor = Staff.admin();
    private final Shelf live = new Shelf(editor, "live");
    private final Shelf coverages = new Shelf(editor, "coverages");
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @CsvSource({
        "/v1/live?colour=red, colour",
        "/v1/live?tag=Davos, tag",
        "/v1/live?tag=davos&tag=davos, tag",
        "/v1/live?article=%00, article",
        "/v1/live?article=a%20b, article",
        "/v1/live?article=a&article=b, article",
        "/v1/live?importance=urgent, importance",
        "/v1/live?importance=, importance",
        "/v1/live?after=yesterday, after",
        "/v1/live?before=2025-13-01T00:00:00Z, before",
        "/v1/live?limit=0, limit",
        "/v1/live?limit=101, limit",
        "/v1/live?cursor=forged, cursor",
        "/v1/live?fields=secret, fields",
        "/v1/live?fields=shown, fields",
        "/v1/live?include=total, include",
        "/v1/live/pinned?limit=1, limit",
        "/v1/coverages?status=paused, status",
        "/v1/coverages/davos-forum?limit=1, limit",
        "/v1/coverages/davos-forum/updates?order=random, order",
        "/v1/coverages/davos-forum/updates?around=1, around",
        "/v1/coverages/davos-forum/updates?around=019F0000-0000-7000-8000-000000000000, around",
        "/v1/coverages/davos-forum/updates?since=abc, since",
        "/v1/coverages/davos-forum/updates?since=-1, since",
        "/v1/coverages/davos-forum/updates?keyEvents=yes, keyEvents",
        "/v1/coverages/davos-forum/updates?keyEvents=true&keyEvents=true, keyEvents",
        "/v1/coverages/davos-forum/updates?around=019f0000-0000-7000-8000-000000000000&keyEvents=true, around",
        "/v1/coverages/davos-forum/updates?around=019f0000-0000-7000-8000-000000000000&since=2025-01-01T00:00:00Z, around"
    })
    void aParameterThatDoesNotFitIsNamed(String target, String parameter) {
        Reader.assertRefused(Reader.get(target), parameter);
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        var cursor = Reader.next("/v1/live?limit=2").replaceAll(".*[?&]cursor=([^&]*).*", "$1");
        for (var other : List.of(
                "/v1/live?importance=normal",
                "/v1/live?tag=davos",
                UPDATES + "?limit=2",
                UPDATES + "?order=oldest",
                "/v1/coverages?limit=2",
                "/v1/articles?limit=2")) {
            Reader.assertRefused(Reader.get(other + "&cursor=" + cursor), "cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/live/1",
                "/v1/live/019f0000-0000-7000-8000-000000000000",
                "/v1/live/1-1-1-1-1",
                "/v1/coverages/nobody-knows",
                "/v1/coverages/Davos",
                "/v1/coverages/nobody-knows/updates",
                "/v1/coverages/%C3%A9/updates"
            })
    void whatIsNotThereIsNotFound(String target) {
        Reader.assertProblem(Reader.get(target), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | #/body",
                "{\"title\":\"  \"} | 422 | #/body",
                "{\"title\":\"x\",\"colour\":1} | 400 | #/colour",
                "{\"title\":\"x\",\"id\":\"y\",\"publishedAt\":\"2020-01-01T00:00:00Z\"} | 422 | #/id",
                "{\"title\":\"x\\u0000\"} | 422 | #/title",
                "{\"title\":[\"x\"]} | 400 | #/title",
                "{\"title\":\"x\",\"body\":{\"format\":\"word\",\"content\":\"y\"}} | 422 | #/body/format",
                "{\"title\":\"x\",\"body\":{\"format\":\"html\",\"content\":[1]}} | 422 | #/body/content",
                "{\"body\":{\"format\":\"blocks\",\"content\":[{\"type\":\"poem\"}]}} | 422 | #/body/content/0/type",
                "{\"body\":{\"format\":\"blocks\",\"content\":[{\"type\":\"relatedArticle\",\"articleId\":\"019f0000-0000-7000-8000-000000000000\"}]}} | 422 | #/body/content",
                "{\"title\":\"x\",\"tags\":[\"davos\",\"nobody\"]} | 422 | #/tags/1",
                "{\"title\":\"x\",\"tags\":[null]} | 400 | #/tags/0",
                "{\"title\":\"x\",\"tags\":[\"davos\",\"davos\"]} | 422 | #/tags",
                "{\"title\":\"x\",\"importance\":\"urgent\"} | 422 | #/importance",
                "{\"title\":\"x\",\"pinned\":\"maybe\"} | 400 | #/pinned",
                "{\"title\":\"x\",\"keyEvent\":true} | 422 | #/keyEvent",
                "{\"title\":\"x\",\"coverage\":\"nobody\"} | 422 | #/coverage",
                "{\"title\":\"x\",\"article\":\"nobody\"} | 422 | #/article",
                "{\"title\":\"x\",\"title\":\"y\"} | 400 | #/title",
                "[] | 400 | #",
                "\"x\" | 400 | #"
            })
    void aBodyThatDoesNotFitIsRefusedWithItsPlace(String body, int status, String pointer) {
        var refused = editor.post(live.path(), body);
        Reader.assertProblem(refused, status, null);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    void whatIsTooLongIsAnArticle() {
        var title = editor.post(live.path(), Map.of("title", "x".repeat(301)));
        assertThat(title.jsonPath().getString("errors[0].code")).isEqualTo("too-long");
        var body = Map.of("body", Map.of("format", "markdown", "content", "word ".repeat(11_000)));
        var refused = editor.post(live.path(), body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("too-long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | #/title",
                "{\"title\":\"x\",\"slug\":\"Not a slug\"} | 422 | #/slug",
                "{\"title\":\"x\",\"startedAt\":\"2999-01-01T00:00:00Z\"} | 422 | #/startedAt",
                "{\"title\":\"x\",\"startedAt\":\"soon\"} | 400 | #/startedAt",
                "{\"title\":\"x\",\"endedAt\":\"2020-01-01T00:00:00Z\"} | 422 | #/endedAt",
                "{\"title\":\"x\",\"status\":\"ended\"} | 422 | #/status"
            })
    void aCoverageThatDoesNotFitIsRefusedWithItsPlace(String body, int status, String pointer) {
        var refused = editor.post(coverages.path(), body);
        Reader.assertProblem(refused, status, null);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    void readsCostAFixedNumberOfStatements() {
        var opened = coverages.created(Map.of("title", "Costs " + word));
        var before = id(live.created(Map.of("title", "One", "tags", List.of("davos"), "coverage", slug(opened))));
        var updates = "/v1/coverages/" + slug(opened) + "/updates";
        for (int round = 0; round < 2; round++) {
            for (var limit : List.of("limit=1", "limit=100")) {
                assertThat(statements.of("/v1/live?" + limit)).isEqualTo(1);
                assertThat(statements.of("/v1/live?tag=davos&importance=normal&" + limit))
                        .isEqualTo(1);
                assertThat(statements.of(updates + "?" + limit)).isEqualTo(1);
                assertThat(statements.of(updates + "?around=" + before + "&" + limit))
                        .isEqualTo(1);
                assertThat(statements.of(updates + "?since=" + before + "&" + limit))
                        .isEqualTo(1);
                assertThat(statements.of("/v1/coverages?" + limit)).isEqualTo(1);
            }
            assertThat(statements.of("/v1/live/" + before)).isEqualTo(1);
            assertThat(statements.of("/v1/live/pinned")).isEqualTo(1);
            assertThat(statements.of("/v1/coverages/" + slug(opened))).isEqualTo(2);
            for (int number = 0; number < 5; number++) {
                live.created(Map.of("title", "More", "coverage", slug(opened), "keyEvent", true));
            }
        }
        assertThat(statements.of("/v1/live/1", 404)).isZero();
        assertThat(statements.of("/v1/coverages/%00", 400)).isZero();
    }
}
