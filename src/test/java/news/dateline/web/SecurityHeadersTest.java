package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer, whoever gives it, says to browsers what they must not do with it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecurityHeadersTest {
    private static final String ARTICLES = "/v1/articles?limit=1";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ARTICLES,
                "/v1",
                "/v1/changes",
                "/v1/articles/nobody-wrote-this",
                "/v1/articles?limit=0",
                "/v1/desk/articles",
                "/v1/nothing/here",
                "/nothing/here",
                "/feeds/articles.rss",
                "/feeds/articles.atom",
                "/feeds/articles.json",
                "/sitemaps/news.xml",
                "/oembed?url=nonsense",
                "/problems",
                "/problems/bad-parameter",
                "/openapi",
                "/q/health/live",
                "/q/metrics",
                "/demo/images/nothing.svg",
                "/v1/articles?q=%"
            })
    void whatIsNoPageLoadsAndRunsNothing(String target) {
        assertSays(RawHttp.get(target), NOTHING);
    }

    @Test
    void whatIsKeptSaysItEachTime() {
        for (int i = 0; i < 3; i++) {
            var answer = Reader.get(ARTICLES);
            assertSays(answer);
            var held = Reader.get(ARTICLES, "If-None-Match", answer.header("ETag"));
            assertThat(held.statusCode()).isEqualTo(304);
            assertSays(held);
            assertSays(Reader.send("HEAD", ARTICLES));
        }
        assertThat(Reader.get(ARTICLES).header("Cache-Status")).contains("hit");
    }

    @Test
    void theDeskSaysItToo() {
        assertSays(Staff.admin().get("/v1/desk/articles"));
        assertSays(Staff.admin().post("/v1/desk/articles", "[]"));
    }

    @Test
    void streamsSayIt() {
        try (var stream = StreamClient.open("/v1/changes/stream")) {
            assertThat(stream.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(stream.header("Content-Security-Policy")).isEqualTo(NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions", "/subscriptions/confirm?token=x", "/", "/docs/"})
    void pagesHaveAPolicyOfTheirOwnThatIsNotOpen(String target) {
        var page = RawHttp.get(target);
        assertSays(page, null);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; ")
                .contains("base-uri 'none'")
                .doesNotContain("*", "unsafe-eval");
    }

    private static void assertSays(Response answer) {
        assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().getValues("Content-Security-Policy")).containsExactly(NOTHING);
    }

    private static void assertSays(RawHttp.Answer answer, @Nullable String policy) {
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        if (policy != null) {
            assertThat(answer.header("Content-Security-Policy")).hasValue(policy);
        }
        assertThat(answer.head()
                        .lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-security-policy:")))
                .hasSize(1);
    }
}
