package news.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newspaper of the demo is there for people, and gives programs that are no part of it nothing to hold on to. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReaderSiteTest {
    private static final Pattern FILE = Pattern.compile("\"(/reader/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?utm_source=elsewhere",
                "/articles/albania-ukraine-ten-year-security-agreement",
                "/sections/war",
                "/tags/albania",
                "/authors/marta-velychko",
                "/coverages/davos-forum",
                "/live",
                "/live/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f",
                "/search?q=agreement"
            })
    void eachAddressIsAnsweredWithThePageThatRunsNothingForeign(String path) {
        var page = RawHttp.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).hasValue("no-cache");
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'; script-src 'self'; style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("<noscript>", "action=\"/v1/subscriptions\"")
                .doesNotContainPattern("<style|<script>|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @Test
    void itsFilesAreKeptForGoodUnderTheAddressesThatThePageGives() {
        var files = namedIn(RawHttp.get("/").body());
        assertThat(files).hasSizeGreaterThan(10);
        for (var path : files) {
            var file = RawHttp.get(path);
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
            assertThat(file.header("X-Content-Type-Options")).hasValue("nosniff");
            var held = RawHttp.get(path, "If-None-Match: " + file.header("ETag").orElseThrow());
            assertThat(held.status()).isEqualTo(304);
            assertThat(held.body()).isEmpty();
        }
        var older = RawHttp.get(files.first().replaceFirst("/reader/[^/]+/", "/reader/older/"));
        assertThat(older.status()).isEqualTo(200);
        assertThat(older.header("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void whatIsSentCompressedSaysSoAndHasATagOfItsOwn() {
        var plain = RawHttp.get("/");
        for (var coding : List.of("gzip", "br")) {
            var packed = RawHttp.get("/", "Accept-Encoding: " + coding);
            assertThat(packed.header("Content-Encoding")).hasValue(coding);
            assertThat(packed.header("Vary").orElseThrow()).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        }
    }

    @Test
    void thePageOfAnArticleSaysWhatItWillAskFor() {
        assertThat(RawHttp.get("/articles/albania-ukraine-ten-year-security-agreement")
                        .header("Link"))
                .hasValue(
                        "</v1/pages/article/albania-ukraine-ten-year-security-agreement>; rel=preload; as=fetch; crossorigin");
        assertThat(RawHttp.get("/articles/a%3E,%3C%2Fv1").header("Link")).isEmpty();
        assertThat(RawHttp.get("/sections/war").header("Link")).isEmpty();
    }

    /** Search engines and caches believe the status, not the words of the page. */
    @Test
    void thePageOfAnArticleSaysInItsStatusWhetherThereIsOne() {
        var known = RawHttp.get("/articles/albania-ukraine-ten-year-security-agreement");
        var etag = "If-None-Match: " + known.header("ETag").orElseThrow();
        assertThat(known.status()).isEqualTo(200);
        for (var missing : List.of("/articles/there-is-none", "/articles/a%3E,%3C%2Fv1", "/articles/%00")) {
            var answer = RawHttp.get(missing, etag);
            assertThat(answer.status()).as(missing).isEqualTo(404);
            assertThat(answer.header("Cache-Control")).hasValue("no-cache");
            assertThat(answer.header("ETag")).isEmpty();
            assertThat(answer.body()).contains("<noscript>");
        }

        var piece = Staff.admin().drafts(Map.of("title", "Ferry of the site", "slug", "ferry-of-the-site"));
        piece.act("publish", Map.of());
        assertThat(RawHttp.get("/articles/ferry-of-the-site", etag).status()).isEqualTo(304);
        piece.edit(Map.of("slug", "ferry-of-the-site-at-dawn"));
        piece.act("publish", Map.of());
        var moved = RawHttp.get("/articles/ferry-of-the-site?from=elsewhere");
        assertThat(moved.status()).isEqualTo(308);
        assertThat(moved.header("Location")).hasValue("/articles/ferry-of-the-site-at-dawn?from=elsewhere");
        piece.act("retract", Map.of("reason", "It was another ferry."));
        assertThat(RawHttp.get("/articles/ferry-of-the-site-at-dawn", etag).status())
                .isEqualTo(410);
    }

    @Test
    void theDeskIsAPageOfItsOwnWithFilesOfItsOwn() throws IOException {
        var page = RawHttp.get("/desk/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'; script-src 'self'; style-src 'self';", "connect-src 'self'")
                .doesNotContain("unsafe");
        var files = Pattern.compile("\"/desk/[^/\"]+/([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (var folder = Files.list(Path.of("examples/desk"))) {
            assertThat(folder.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.html")))
                    .containsExactlyInAnyOrderElementsOf(files);
        }
    }

    /** What the page does not name is not served: a module that was forgotten there would be missing. */
    @Test
    void everyFileOfTheFrontendIsNamedInThePage() throws IOException {
        try (var folder = Files.list(Path.of("examples/reader"))) {
            var there = folder.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("index.html"))
                    .collect(Collectors.toCollection(TreeSet::new));
            var named = namedIn(RawHttp.get("/").body()).stream()
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).isEqualTo(there);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reader/x/index.html",
                "/reader/x/nothing.js",
                "/reader/x/..%2findex.html",
                "/reader/x/%2e%2e/reader.js",
                "/reader/reader.js",
                "/reader/",
                "/index.html",
                "/articles",
                "/articles/a/b",
                "/desk/x/index.html",
                "/desk/desk.js"
            })
    void whatIsNoPartOfItIsAProblemAsEver(String path) {
        var answer = RawHttp.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    /** They lead to nowhere but the page, which must be able to show what is there. */
    @Test
    void theAddressesThatTheApiGivesArePagesOfIt() {
        var article = Reader.get("/v1/articles?limit=1").jsonPath().getString("data[0].url");
        var update = Reader.get("/v1/live?limit=1").jsonPath().getString("data[0].url");
        var coverage = Reader.get("/v1/coverages").jsonPath().getString("data[0].url");
        for (var url : List.of(article, update, coverage)) {
            assertThat(RawHttp.get(URI.create(url).getPath()).header("Content-Type"))
                    .hasValue("text/html;charset=UTF-8");
        }
    }

    private static SortedSet<String> namedIn(String page) {
        return FILE.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
