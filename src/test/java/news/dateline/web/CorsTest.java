package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorsTest {
    private static final String ORIGIN = "https://site.example";

    @Test
    void anyOriginMayReadAndSeesTheHeadersItNeeds() {
        for (var target : List.of("/v1/articles", "/v1/articles/no-such", "/v1/articles?limit=0", "/v1/nowhere")) {
            var answer = Reader.get(target, "Origin", ORIGIN);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(target).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers").split(", ", -1))
                    .contains("ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        }
    }

    @Test
    void theAnswerIsTheSameWithAndWithoutAnOrigin() {
        var with = Reader.get("/v1/articles", "Origin", ORIGIN);
        var without = Reader.get("/v1/articles");
        assertThat(with.asString()).isEqualTo(without.asString());
        assertThat(with.header("Vary")).isEqualTo(without.header("Vary")).doesNotContain("Origin");
        assertThat(without.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void aPreflightIsAnsweredWithoutAKey() {
        for (var target : List.of("/v1/articles", "/v1/articles/no-such", "/v1/desk/imports")) {
            var answer = Reader.send(
                    "OPTIONS",
                    target,
                    "Origin",
                    ORIGIN,
                    "Access-Control-Request-Method",
                    "GET",
                    "Access-Control-Request-Headers",
                    "If-None-Match");
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET");
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("If-None-Match");
            assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("86400");
        }
    }

    @Test
    void scriptsOfOtherOriginsGetNothingOutOfTheDesk() {
        var answer = Reader.get("/v1/desk/imports/x", "Origin", ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
}
