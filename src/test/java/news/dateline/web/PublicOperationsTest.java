package news.dateline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.dateline.newsletter.Mailbox;
import news.dateline.newsletter.Visitor;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.Test;

/** Tries every public operation on the demo edition; that the answers are as described is seen to for every request. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicOperationsTest {
    private static final String ARTICLE = "/v1/articles/albania-ukraine-ten-year-security-agreement";

    private static final String COVERAGE = "/v1/coverages/davos-forum";

    private static final Map<String, List<String>> REQUESTS = Map.ofEntries(
            Map.entry("getEntry", List.of("/v1", "/v1?minSeq=1")),
            Map.entry(
                    "listArticles",
                    List.of(
                            "/v1/articles",
                            "/v1/articles?limit=100&include=body,related,total",
                            "/v1/articles?limit=100&body=html",
                            "/v1/articles?limit=100&body=text",
                            "/v1/articles?q=agreement&sort=relevance",
                            "/v1/articles?fields=title,slug,url",
                            "/v1/articles?section=war&tag=albania&language=en&sort=-updatedAt")),
            Map.entry(
                    "getArticle",
                    List.of(
                            ARTICLE,
                            ARTICLE + "?include=related",
                            ARTICLE + "?body=html",
                            ARTICLE + "?body=text",
                            ARTICLE + "?fields=body")),
            Map.entry("listRelatedArticles", List.of(ARTICLE + "/related")),
            Map.entry("listArticleCorrections", List.of(ARTICLE + "/corrections")),
            Map.entry("listCorrections", List.of("/v1/corrections")),
            Map.entry("listSections", List.of("/v1/sections")),
            Map.entry("getSection", List.of("/v1/sections/war")),
            Map.entry("listTags", List.of("/v1/tags?limit=3")),
            Map.entry("getTag", List.of("/v1/tags/albania")),
            Map.entry("listAuthors", List.of("/v1/authors")),
            Map.entry("getAuthor", List.of("/v1/authors/marta-velychko")),
            Map.entry("listCollections", List.of("/v1/collections")),
            Map.entry("getCollection", List.of("/v1/collections/editors-picks")),
            Map.entry(
                    "listLiveUpdates",
                    List.of(
                            "/v1/live",
                            "/v1/live?limit=100&fields=id,title,article",
                            "/v1/live?tag=davos&tag=albania&importance=breaking&after=2025-01-01T00:00:00Z",
                            "/v1/live?article=albania-ukraine-ten-year-security-agreement")),
            Map.entry("listPinnedLiveUpdates", List.of("/v1/live/pinned", "/v1/live/pinned?fields=title")),
            Map.entry("listCoverages", List.of("/v1/coverages", "/v1/coverages?status=live")),
            Map.entry("getCoverage", List.of(COVERAGE)),
            Map.entry(
                    "listCoverageUpdates",
                    List.of(
                            COVERAGE + "/updates",
                            COVERAGE + "/updates?order=oldest&limit=3&fields=id",
                            COVERAGE + "/updates?keyEvents=true",
                            COVERAGE + "/updates?since=2025-01-21T00:00:00Z")),
            Map.entry(
                    "getFeedOfArticles",
                    List.of("/feeds/articles.rss", "/feeds/articles.atom?limit=2", "/feeds/articles.json?limit=100")),
            Map.entry(
                    "getFeedOfLiveUpdates",
                    List.of("/feeds/live.rss?limit=100", "/feeds/live.atom", "/feeds/live.json?minSeq=1")),
            Map.entry("getFeedOfSection", List.of("/feeds/sections/war.json")),
            Map.entry("getFeedOfTag", List.of("/feeds/tags/albania.rss")),
            Map.entry("getFeedOfAuthor", List.of("/feeds/authors/marta-velychko.atom")),
            Map.entry("listNewsletters", List.of("/v1/newsletters", "/v1/newsletters?limit=1")),
            Map.entry("getNewsletter", List.of("/v1/newsletters/daily-brief")),
            Map.entry("showSignUpPage", List.of("/subscriptions")),
            Map.entry("showLinkPage", List.of("/subscriptions/links")),
            Map.entry("showConfirmationPage", List.of("/subscriptions/confirm?token=any")),
            Map.entry("getSubscriptionChallenge", List.of("/v1/subscriptions/challenge")),
            Map.entry(
                    "listChanges",
                    List.of("/v1/changes", "/v1/changes?after=1&limit=3&types=article.published&wait=1")),
            Map.entry("streamLive", List.of("/v1/live/stream", "/v1/live/stream?after=1")),
            Map.entry("streamCoverage", List.of("/v1/coverages/davos-forum/stream?after=1")),
            Map.entry(
                    "streamChanges",
                    List.of("/v1/changes/stream", "/v1/changes/stream?after=1&types=article.published&minSeq=1")),
            Map.entry("getSitemapIndex", List.of("/sitemaps/index.xml")),
            Map.entry("getNewsSitemap", List.of("/sitemaps/news.xml")),
            Map.entry("getArticleSitemap", List.of("/sitemaps/articles-2025-01-1.xml")),
            Map.entry(
                    "getArticlePage",
                    List.of(
                            "/v1/pages" + ARTICLE.substring(3).replace("articles", "article"),
                            "/v1/pages" + ARTICLE.substring(3).replace("articles", "article") + "?body=html")),
            Map.entry("listProblemTypes", List.of("/problems")),
            Map.entry("getProblemType", List.of("/problems/bad-parameter")));

    @Inject
    Mailbox mailbox;

    @Test
    void everyPublicOperationAnswersAsDescribed() {
        var operations = ContractDocument.committed().operations().stream()
                .filter(operation -> operation.method().equals("get")
                        && !operation.path().startsWith("/v1/desk")
                        // For partners; see EmbargoTest.
                        && !operation.path().equals("/v1/embargoed")
                        && !operation.path().startsWith("/v1/subscriptions/me"))
                .toList();
        var requests = new HashMap<>(REQUESTS);
        var update = "/v1/live/" + given().get("/v1/live?limit=1").jsonPath().getString("data[0].id");
        requests.put("getLiveUpdate", List.of(update, update + "?fields=id,title"));
        var card = "/oembed?url=" + given().get(ARTICLE).jsonPath().getString("url");
        requests.put("getOembed", List.of(card, card + "&format=xml", card + "&maxwidth=100"));
        requests.put("getPreview", List.of(preview(), preview() + "?body=text"));
        var reader = Visitor.unknown();
        var letter = reader.subscribe(mailbox, "daily-brief");
        requests.put(
                "showLeavingPage",
                List.of(URI.create(letter.link("/unsubscribe/")).getPath()));
        requests.put(
                "showPreferencesPage", List.of("/subscriptions/preferences?token=" + reader.preferencesToken(mailbox)));
        for (var operation : operations) {
            assertThat(requests).as("requests to try").containsKey(operation.id());
            boolean isEndless = operation.node().at("/responses/200/content").has("text/event-stream");
            for (var uri : requests.getOrDefault(operation.id(), List.of())) {
                if (isEndless) {
                    StreamClient.open(uri).close();
                    continue;
                }
                assertThat(given().urlEncodingEnabled(false).get(uri).statusCode())
                        .as(uri)
                        .isEqualTo(200);
            }
        }
    }

    private static String preview() {
        var draft = Staff.admin().drafts(Map.of("title", "To be shown around"));
        return URI.create(Staff.admin()
                        .post(draft.path() + "/previews", Map.of())
                        .jsonPath()
                        .getString("url"))
                .getPath();
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        assertThat(given().head(ARTICLE).header("ETag")).isNotEmpty();
    }

    @Test
    void whatIsHeldAlreadyIsNotSentAgain() {
        var etag = given().get("/v1/sections").header("ETag");
        assertThat(given().header("If-None-Match", etag).get("/v1/sections").statusCode())
                .isEqualTo(304);
    }

    @Test
    void refusalsAreAsDescribedToo() {
        assertThat(given().get("/v1/articles?colour=red").statusCode()).isEqualTo(400);
        assertThat(given().get("/v1/articles?cursor=forged").statusCode()).isEqualTo(400);
        assertThat(given().get("/v1/articles/no-such-article").statusCode()).isEqualTo(404);
        assertThat(given().get("/v1/tags/no-such-tag").statusCode()).isEqualTo(404);
        assertThat(given().accept("image/png").get("/v1/articles").statusCode()).isEqualTo(406);
        assertThat(given().get("/v1/tags?minSeq=999999999").statusCode()).isEqualTo(503);
        assertThat(given().delete("/v1/articles").statusCode()).isEqualTo(405);
        assertThat(given().get("/v1/no-such-thing").statusCode()).isEqualTo(404);
    }
}
