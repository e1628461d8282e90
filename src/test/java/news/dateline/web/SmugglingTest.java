package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Requests of which two servers might think that they end in different places (RFC 9112, sections 6 and 11.2). Either they are refused,
 * and nothing that follows them on the connection is answered, or there is one reading, which is that of the standard.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SmugglingTest {
    /** What nobody must answer: a proxy would take it for the body of what came before. */
    private static final String SMUGGLED = "/v1/smuggled";

    /** What a well-behaved client sends next. */
    private static final String NEXT = "GET /v1/next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    /** {@code request} has the escapes of Java; {@code POST} stands for the beginning of a sign-up without its fields of length. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/web/smuggling.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void oneReadingOrNone(String what, String request, String expected) {
        var raw = request.replace(
                        "POST ",
                        "POST /v1/subscriptions HTTP/1.1\\r\\nHost: a\\r\\nContent-Type: application/json\\r\\n")
                .translateEscapes();
        var said = RawHttp.said(raw + NEXT);
        assertThat(said.isClosed()).isTrue();
        assertThat(said.text()).doesNotContain(SMUGGLED);
        assertThat(said.statuses()).as(said.text()).isIn(readings(expected));
        assertThat(said.statuses()).as(said.text()).noneMatch(status -> status >= 500 && status != 501);
    }

    /** Such as {@code 400} (refused, and closed) or {@code 422 404} (read, and the next one as well). */
    private static List<List<Integer>> readings(String expected) {
        return List.of(expected.split(" or ", -1)).stream()
                .map(reading -> List.of(reading.strip().split(" ", -1)).stream()
                        .filter(status -> !status.equals("closed"))
                        .map(Integer::valueOf)
                        .toList())
                .toList();
    }
}
