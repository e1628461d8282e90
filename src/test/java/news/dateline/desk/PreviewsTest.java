package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Staff.Piece;
import org.junit.jupiter.api.Test;

/** A link to a draft shows it to whoever holds the link, and to no cache; a link that is over shows nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PreviewsTest {
    /** As long as a real one, and never given out. */
    private static final String INVENTED = "/v1/previews/" + "A".repeat(43);

    private final Staff editor = Staff.admin();
    private final String word = Stage.word();

    @Test
    void noCacheMayKeepAPreview() {
        var link = link(secretPiece(), 60);
        for (var headers : new String[][] {
            {},
            {"If-None-Match", "*"},
            {"If-None-Match", "\"v1\""},
            {"If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"}
        }) {
            var seen = Reader.get(target(link), headers);
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.asString()).contains(word);
            assertThat(seen.header("Cache-Control")).isEqualTo("private, no-store");
            for (var header : new String[] {"ETag", "Last-Modified", "Cache-Tag", "Surrogate-Key", "Expires"}) {
                assertThat(seen.header(header)).as(header).isNull();
            }
        }
    }

    @Test
    void aRevokedLinkLeadsNowhere() {
        var piece = secretPiece();
        var link = link(piece, 60);
        var path = piece.path() + "/previews/" + link.jsonPath().getString("id");
        assertThat(editor.send("DELETE", path, "application/json", "").statusCode())
                .isEqualTo(204);
        assertLeadsNowhere(link);
    }

    @Test
    void anExpiredLinkLeadsNowhere() {
        var link = link(secretPiece(), 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Reader.get(target(link)).statusCode() != 200);
        assertLeadsNowhere(link);
    }

    @Test
    void aLinkToWhatWasRetractedOrDeletedLeadsNowhere() {
        var retracted = secretPiece();
        var first = link(retracted, 60);
        retracted.act("publish", Map.of());
        retracted.act("retract", Map.of("reason", "The source withdrew its account."));
        assertLeadsNowhere(first);

        var deleted = secretPiece();
        var second = link(deleted, 60);
        var answer = editor.send("DELETE", deleted.path(), "application/json", "", "If-Match", deleted.etag());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertLeadsNowhere(second);
    }

    private Piece secretPiece() {
        return editor.drafts(Map.of("title", "Secret " + word, "summary", word));
    }

    private Response link(Piece piece, int seconds) {
        var link = editor.post(piece.path() + "/previews", Map.of("expiresInSeconds", seconds));
        assertThat(link.statusCode()).as(link.asString()).isEqualTo(201);
        return link;
    }

    private static String target(Response link) {
        var url = link.jsonPath().getString("url");
        return url.substring(url.indexOf("/v1/"));
    }

    /** The answer is the one to a token that nobody was ever given. */
    private void assertLeadsNowhere(Response link) {
        var target = target(link);
        for (var shape : new String[] {"", "?body=html", "?body=text&include=related", "?fields=title"}) {
            var answer = Reader.get(target + shape, "If-None-Match", "*");
            Reader.assertProblem(answer, 404, "not-found");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(Told.by(answer).replace(target, INVENTED)).isEqualTo(Told.by(Reader.get(INVENTED + shape)));
        }
    }
}
