package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NegotiationTest {
    private static final String LIST = "/v1/articles?limit=1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "*/*;q=0, application/json",
                "text/html;q=0, */*",
                "application/json;q=0.001",
                "application/json;charset=utf-8"
            })
    void jsonIsServedToWhoTakesIt(String accept) {
        var answer = Reader.get(LIST, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/v1/changes", "/v1/tags"})
    void whoSaysNothingAboutWhatTheyTakeIsServedJson(String path) {
        for (var accept : List.of("", " ", ",", " , ,")) {
            var answer = RawHttp.get(path, "Accept: " + accept);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/vnd.example+json",
                "*/*;q=0",
                "application/json;q=0",
                "application/json;q=0.0, */*",
                "application/*;q=0, text/*",
                "application/json; q=0, text/html",
                "nonsense",
                "a/b/c",
                "\u00ff\u00fe"
            })
    void whoDoesNotTakeJsonIsToldSo(String accept) {
        var answer = RawHttp.get("/v1/tags", "Accept: " + accept);
        assertThat(answer.status()).as(answer.body()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefusedWithTheMethodsThereAre(String method) {
        for (var path : List.of(
                "/v1/articles",
                "/v1/articles/x",
                "/v1/articles/x/related",
                "/v1",
                "/problems/x",
                "/feeds/tags/x.rss",
                "/sitemaps/articles-2025-01-1.xml")) {
            var answer = Reader.send(method, path);
            Reader.assertProblem(answer, 405, "method-not-allowed");
            assertThat(answer.header("Allow")).as(path).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void whatIsNowhereIsNotFound() {
        for (var path : List.of("/nowhere", "/v1/nowhere", "/v2/articles", "/v1/articles/a/b", "/q/nowhere")) {
            Reader.assertProblem(Reader.get(path), 404, "not-found");
        }
    }

    @Test
    void theEntryLinksToEverythingThatIsThere() {
        var links = Reader.get("/v1").jsonPath().<String, String>getMap("links");
        assertThat(links)
                .containsKeys(
                        "self",
                        "articles",
                        "sections",
                        "tags",
                        "authors",
                        "collections",
                        "corrections",
                        "openapi",
                        "docs");
        // Not to be read to the end: streams have none.
        links.forEach((name, link) ->
                assertThat(RestAssured.head(link).statusCode()).as(name).isIn(200, 302));
    }

    @Test
    void aProblemIsDocumentedWhereItsTypeLeads() {
        for (var answer : List.of(
                Reader.get("/v1/articles?limit=0"),
                Reader.get("/v1/articles?cursor=x"),
                Reader.get("/v1/articles/no-such"),
                Reader.get("/v1/tags/no-such"),
                Reader.get("/v1?minSeq=99999999"),
                Reader.get(LIST, "Accept", "text/html"),
                Reader.send("POST", "/v1/articles"))) {
            var page = Reader.get(answer.jsonPath().getString("type"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.asString()).contains(answer.jsonPath().getString("title"));
        }
        Reader.assertProblem(Reader.get("/problems/no-such"), 404, "not-found");
    }

    @Test
    void theListOfProblemsLinksToEachOfThem() {
        var links = java.util.regex.Pattern.compile("href=\"(/problems/[a-z-]+)\"")
                .matcher(Reader.get("/problems").asString())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(links).contains("/problems/retracted", "/problems/unavailable", "/problems/unsupported-media-type");
        assertThat(links)
                .hasSizeGreaterThan(15)
                .allSatisfy(link -> assertThat(Reader.get(link).statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a/b/c", "/", ";", "((((((((", "\u00ff"})
    void aBodyOfNoTypeIsNotRead(String type) {
        for (var path : List.of("/v1/subscriptions", "/v1/subscriptions/confirm", "/v1/desk/articles")) {
            var answer = RawHttp.exchange("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + Staff.ADMIN_KEY + "\r\nContent-Type: " + type
                    + "\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(415);
            assertThat(answer.body()).contains("/problems/unsupported-media-type");
        }
        var bodiless =
                RawHttp.exchange("DELETE /v1/desk/articles/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + Staff.ADMIN_KEY + "\r\nIf-Match: \"v1\"\r\nContent-Type: " + type
                        + "\r\n\r\n");
        assertThat(bodiless.status()).as(bodiless.body()).isEqualTo(404);
    }

    @Test
    void aProblemNamesItsPathEncodedAlsoIfItWasNot() {
        var answer = RawHttp.get("/v1/articles/\u00e4?minSeq=%");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"instance\":\"/v1/articles/%E4\"");
    }

    @Test
    void anAnswerThatReflectsAChangeYetToComeIsNone() {
        var answer = Reader.get(LIST + "&minSeq=99999999");
        Reader.assertProblem(answer, 503, "not-yet");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Reader.get(LIST + "&minSeq=1").statusCode()).isEqualTo(200);
    }
}
