package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request is named; nothing is guessed, nothing is clamped, nothing fails. */
@QuarkusTest
@SuppressWarnings("StringConcatToTextBlock") // Lines of HTTP end in CR LF.
class BadInputTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tags/war%00",
                "/v1/desk/tags/war%00",
                "/v1/desk/authors/a%00b",
                "/v1/articles/x%00",
                "/v1/coverages/a%00b/stream"
            })
    void nothingIsNamedByANul(String path) {
        var answer = RawHttp.get(path, "Authorization: Bearer " + Staff.ADMIN_KEY);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"slug", "\"code\":\"not-text\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "token=%", "token=%zz", "%=a", "token=a&%c"})
    void aFormThatIsNotEncodedIsTold(String form) {
        var answer = RawHttp.exchange(
                "POST /subscriptions/preferences/erase HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(form.length(), form));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("two hexadecimal digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "limit 0",
                "limit 101",
                "limit -1",
                "limit 1e3",
                "limit 1.0",
                "limit %D9%A1%D9%A2",
                "limit +5",
                "limit %205",
                "limit 0x10",
                "limit 999999999999999999999999",
                "limit ten",
                "limit NaN",
                "cursor x",
                "section UPPER",
                "section a%20b",
                "section -a",
                "section a--b",
                "section %27%20or%201%3D1",
                "tag %D1%82%D0%B5%D0%B3",
                "author ../x",
                "language english-language-of-the-world",
                "language e",
                "language en_US",
                "language %25",
                "publishedAfter 2025-02-30T00:00:00Z",
                "publishedAfter 2025-13-01T00:00:00Z",
                "publishedAfter 2025-01-01T24:00:01Z",
                "publishedAfter 2025-01-01",
                "publishedAfter 2025-01-01T00:00:00",
                "publishedAfter 0000-01-01T00:00:00Z",
                "publishedAfter 99999-01-01T00:00:00Z",
                "publishedAfter %2B99999-01-01T00:00:00Z",
                "publishedAfter -0001-01-01T00:00:00Z",
                "publishedAfter 1737495960",
                "publishedAfter yesterday",
                "publishedBefore 2025-01-01T00:00:00%2B25:00",
                "publishedBefore 2025-01-01T00:00:00[Europe/Kyiv]",
                "updatedAfter now",
                "updatedAfter Infinity",
                "sort relevance",
                "sort title",
                "sort -PublishedAt",
                "sort -publishedAt,slug",
                "fields nope",
                "fields title,nope",
                "fields title,title",
                "fields title,",
                "fields shown",
                "fields Title",
                "include everything",
                "include body,body",
                "include body%20",
                "body markdown",
                "body HTML",
                "minSeq x",
                "minSeq -1",
                "minSeq 9999999999999999999",
                "nonsense 1",
                "Limit 5",
                "q%20 x",
                "page 2",
                "offset 10"
            })
    void aWrongValueIsRefusedByName(String parameter, String value) {
        Reader.assertRefused(Reader.get("/v1/articles?" + parameter + "=" + value), parameter.replace("%20", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit",
                "cursor",
                "section",
                "tag",
                "author",
                "language",
                "publishedAfter",
                "publishedBefore",
                "updatedAfter",
                "q",
                "sort",
                "fields",
                "include",
                "body",
                "minSeq"
            })
    void anEmptyValueATextThatIsNoneAndARepetitionAreRefusedByName(String parameter) {
        for (var value : List.of("", "=", "=%00", "=a%00b", "=%ff%fe", "=%ED%A0%80", "=%C0%AF", "=%F4%90%80%80")) {
            var answer = RawHttp.get("/v1/articles?" + parameter + value);
            assertThat(answer.status()).as(parameter + value).isEqualTo(400);
            assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
        }
        Reader.assertRefused(Reader.get("/v1/articles?%s=a&%s=a".formatted(parameter, parameter)), parameter);
    }

    @Test
    void theSameTagTwiceAndTooManyTagsAreRefused() {
        var many = "tag=t".repeat(11).replace("tag=t", "&tag=t");
        var eleven = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            eleven.append("&tag=t").append(i);
        }
        Reader.assertRefused(Reader.get("/v1/articles?" + many.substring(1)), "tag");
        Reader.assertRefused(Reader.get("/v1/articles?" + eleven.substring(1)), "tag");
        Reader.assertRefused(Reader.get("/v1/articles?tag=a&tag=a"), "tag");
    }

    @Test
    void everyUnknownParameterIsNamedAtOnce() {
        var problem = Reader.get("/v1/articles?colour=red&size=big");
        Reader.assertRefused(problem, "colour");
        Reader.assertRefused(problem, "size");
    }

    @Test
    void whatMeansNothingToASingleArticleIsRefusedThere() {
        var lead = "/v1/articles/albania-ukraine-ten-year-security-agreement";
        Reader.assertRefused(Reader.get(lead + "?include=total"), "include");
        Reader.assertRefused(Reader.get(lead + "?limit=1"), "limit");
        Reader.assertRefused(Reader.get(lead + "?q=x"), "q");
        Reader.assertRefused(Reader.get(lead + "/related?limit=1"), "limit");
        Reader.assertRefused(Reader.get("/v1/sections/war?fields=slug"), "fields");
        Reader.assertRefused(Reader.get("/v1?x=1"), "x");
    }

    @Test
    void aQueryOfTenKibibytesIsToldWhatIsWrongWithIt() {
        for (var parameter : List.of("q", "cursor", "section", "tag", "fields", "include", "publishedAfter")) {
            Reader.assertRefused(Reader.get("/v1/articles?" + parameter + "=" + "a".repeat(10_240)), parameter);
        }
        Reader.assertRefused(Reader.get("/v1/articles?q=" + "a".repeat(501)), "q");
        assertThat(Reader.get("/v1/articles?q=" + "a".repeat(500)).statusCode()).isEqualTo(200);
        Reader.assertRefused(Reader.get("/v1/articles?" + "n".repeat(10_240) + "=1"), "n".repeat(80) + "…");
        Reader.assertRefused(Reader.get("/v1/articles?language=en" + "-aa".repeat(3_400)), "language");
    }

    @Test
    void aLineBeyondAllReasonIsTooLong() {
        assertThat(RawHttp.get("/v1/articles?q=" + "a".repeat(20_000)).status()).isEqualTo(414);
        assertThat(RawHttp.get("/v1/articles", "X-Long: " + "a".repeat(20_000)).status())
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "(", "0000-00-", "a.", "%2F", "//", "é"})
    void aPathOfMuchOfOneThingIsLookedAtOnce(String piece) {
        var longPath = RawHttp.utf8(piece).repeat(15_000 / piece.length()).substring(0, 12_000);
        for (var lead : List.of("/feeds/sections/", "/feeds/", "/sitemaps/articles-", "/v1/articles/", "/")) {
            for (var end : List.of("", "/", "/x", ".atom")) {
                for (var method : List.of("GET", "POST")) {
                    // The wait for an answer is ten seconds; with expressions that look back it took minutes.
                    assertThat(RawHttp.send(method, lead + longPath + end).status())
                            .isBetween(200, 499);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a%z", "%%", "%u0041"})
    void aPercentSignThatEncodesNothingIsRefused(String garbage) {
        var query = RawHttp.get("/v1/articles?limit=1&q=" + garbage + "&sort=publishedAt");
        assertThat(query.status()).isEqualTo(400);
        assertThat(query.header("Content-Type")).hasValue("application/problem+json");
        assertThat(query.body()).contains("\"parameter\":\"q\"", "\"instance\":\"/v1/articles\"");
        var path = RawHttp.get("/v1/articles/" + garbage);
        assertThat(path.status()).isEqualTo(400);
        assertThat(path.body()).contains("/problems/bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/v1/articles/..%2fsections",
                "/v1/articles/..;/sections",
                "/../../etc/passwd",
                "/demo/../application.properties",
                "/demo/%2e%2e/application.properties",
                "/demo/..%2fapplication.properties",
                "/demo/..%5capplication.properties",
                "/v1/articles/a/b/c",
                "/v1/articles%00",
                "/v1/articles/\\..\\..",
                "/v1/articles#fragment",
                "/v1/articles/\u00ff\u00fe",
                "/application.properties",
                "/META-INF/MANIFEST.MF",
                "/V1/articles"
            })
    void noPathLeadsOutOfTheHouse(String path) {
        var answer = RawHttp.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/articles/", "//v1//articles", "/v1/./articles", "/v1/x/../articles", "/v1/%61rticles"})
    void otherSpellingsOfAPathMeanTheSame(String path) {
        assertThat(RawHttp.get(path + "?limit=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: \"",
                "Host: a b",
                "Host: [",
                "Host: \u00ff",
                "Host: evil.example/path?x",
                "Host: localhost:99999999",
                "Host:",
                "Accept-Language: \u00ff\u0080",
                "If-None-Match: \u00ff",
                "If-None-Match: ,,,,",
                "If-Modified-Since: \u00ff",
                "Accept-Encoding: \u00ff;q=\u00ff",
                "Authorization: Bearer \u00ff",
                "Authorization: Bearer",
                "Origin: \u00ff",
                "Cookie: \u00ff=\u00ff",
                "Range: bytes=0-0",
                "X-Forwarded-Host: \"",
                "Content-Type: \u00ff",
                "Expect: nothing"
            })
    void noHeaderBreaksAPublicRead(String line) {
        var answer = RawHttp.get("/v1/articles?limit=1", line);
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 417);
        assertThat(answer.body()).doesNotContain("evil.example", "Exception", "error id");
    }
}
