package news.dateline.discovery;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What search engines and social networks find. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DiscoveryTest {
    private static final String HOSTILE = "Ferry </script><script>alert(1)</script> ]]> & \"quotes\" 🚢 مرحبا";

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @Test
    void everyArticleIsInTheSitemapOfItsMonth() throws Exception {
        var article = newsroom.publish(titled("From the year 1987").at("1987-06-15T10:00:00Z"));
        var index = Reader.get("/sitemaps/index.xml");
        assertThat(index.contentType()).startsWith("application/xml");
        assertThat(index.header("ETag")).isNotEmpty();
        var maps = texts(parsed(index), "loc");
        assertThat(maps).anyMatch(map -> map.endsWith("/sitemaps/articles-1987-06-1.xml"));

        var month = Reader.get("/sitemaps/articles-1987-06-1.xml");
        assertThat(texts(parsed(month), "loc")).anyMatch(page -> page.endsWith("/" + article.slug()));
        newsroom.retract(article);
        assertThat(Reader.get("/sitemaps/articles-1987-06-1.xml").statusCode()).isEqualTo(404);
        assertThat(texts(parsed(Reader.get("/sitemaps/index.xml")), "loc"))
                .noneMatch(map -> map.contains("articles-1987-06"));
        for (var absent :
                List.of("articles-1987-06-2", "articles-1987-13-1", "articles-1066-10-1", "articles-1987-06-0")) {
            Reader.assertProblem(Reader.get("/sitemaps/%s.xml".formatted(absent)), 404, null);
        }
    }

    @Test
    void aRetractionIsAChangeOfItsMonth() throws Exception {
        var staff = Staff.admin();
        var month = YearMonth.now(ZoneOffset.UTC).toString();
        newsroom.publish(titled("It stays in this month").at(Instant.now()));
        var gone = staff.drafts(Map.of("title", "It does not"));
        gone.act("publish", Map.of());
        var before = lastmodOf(month);
        gone.act("retract", Map.of("reason", "There was no ferry."));
        assertThat(lastmodOf(month)).isAfter(before);
    }

    @Test
    void newsIsWhatCameInTheLastTwoDays() throws Exception {
        var fresh = newsroom.publish(
                titled(HOSTILE).at(Instant.now().minusSeconds(3600).toString()));
        var old = newsroom.publish(titled("Three days old")
                .at(Instant.now().minusSeconds(3 * 86_400).toString()));
        var answer = Reader.get("/sitemaps/news.xml");
        // Its articles grow too old without any change: only the entity tag tells whether it is the same.
        assertThat(answer.header("Last-Modified")).isNull();
        assertThat(answer.header("ETag")).isNotEmpty();
        var news = parsed(answer);
        assertThat(texts(news, "loc"))
                .anyMatch(page -> page.endsWith("/" + fresh.slug()))
                .noneMatch(page -> page.endsWith("/" + old.slug()));
        assertThat(texts(news, "news:title")).contains(HOSTILE);
        assertThat(texts(news, "news:language")).contains("en");
        assertThat(texts(news, "news:name")).contains("Dateline");
    }

    @Test
    void sitemapsCostOneStatement() {
        assertThat(statements.of("/sitemaps/index.xml")).isEqualTo(1);
        assertThat(statements.of("/sitemaps/news.xml")).isEqualTo(1);
        assertThat(statements.of("/sitemaps/articles-2025-01-1.xml")).isEqualTo(1);
    }

    @Test
    void anArticleIsANewsArticle() {
        var staff = Staff.admin();
        var author = newsroom.author();
        var piece = staff.drafts(Map.of(
                "title", HOSTILE,
                "summary", "What it is about.",
                "authors", List.of(author),
                "leadImage", Map.of("url", "https://images.example.org/a.jpg", "width", 1600, "aiGenerated", true),
                "audio",
                        Map.of(
                                "url",
                                "https://media.example.org/a.mp3",
                                "mediaType",
                                "audio/mpeg",
                                "durationSeconds",
                                131,
                                "aiGenerated",
                                true,
                                "syndicable",
                                false),
                "body", Map.of("format", "markdown", "content", "All **212** passengers are well.")));
        piece.act("publish", Map.of());
        var answer = given().accept("application/ld+json").get("/v1/articles/" + piece.id());
        assertThat(answer.contentType()).startsWith("application/ld+json");
        assertThat(answer.header("Cache-Tag")).contains("article:" + piece.id());
        assertThat(answer.asString()).doesNotContain("<");
        var data = Json.object(answer);
        assertThat(data)
                .containsEntry("@context", "https://schema.org")
                .containsEntry("@type", "NewsArticle")
                .containsEntry("headline", HOSTILE)
                .containsEntry("articleBody", "All 212 passengers are well.")
                .containsEntry("timeRequired", "PT1M")
                .doesNotContainKey("audio");
        assertThat(Json.at(answer, "image", "digitalSourceType"))
                .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
        assertThat(Json.texts(answer, "author", "name")).containsExactly("An author");
        assertThat(Json.texts(answer, "author", "url").getFirst()).endsWith("/authors/" + author);
        Reader.assertRefused(
                given().accept("application/ld+json").get("/v1/articles/%s?body=html".formatted(piece.id())), "body");
        assertThat(given().accept("application/ld+json").get("/v1/articles").statusCode())
                .isEqualTo(406);
        piece.act("retract", Map.of("reason", "It was another ferry."));
        assertThat(given().accept("application/ld+json")
                        .get("/v1/articles/" + piece.id())
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void aCoverageIsALiveBlog() {
        var answer = given().accept("application/ld+json").get("/v1/coverages/davos-forum");
        assertThat(answer.contentType()).startsWith("application/ld+json");
        assertThat(Json.object(answer))
                .containsEntry("@type", "LiveBlogPosting")
                .containsKey("coverageStartTime");
        assertThat(Json.texts(answer, "liveBlogUpdate", "url")).isNotEmpty();
        assertThat(answer.header("Cache-Tag")).contains("live", "coverage:davos-forum");
    }

    @Test
    void aLiveBlogIsAsNewAsItsLastChange() {
        var staff = Staff.admin();
        var slug = Newsroom.unique("harbour-watch");
        staff.post("/v1/desk/coverages", Map.of("title", "Harbour watch", "slug", slug));
        var words = "The ferry is late again, and nobody at the pier says why. ".repeat(5);
        staff.post("/v1/desk/live", Map.of("body", Map.of("format", "markdown", "content", words), "coverage", slug));
        var blog = given().accept("application/ld+json").get("/v1/coverages/" + slug);
        assertThat(Json.texts(blog, "liveBlogUpdate", "headline").getFirst())
                .startsWith("The ferry is late again")
                .hasSizeLessThanOrEqualTo(110);
        assertThat(Json.text(blog, "dateModified"))
                .isEqualTo(Json.texts(blog, "liveBlogUpdate", "dateModified").getFirst());
    }

    @Test
    void anAddressMayBeSharedInManyForms() {
        var article = newsroom.publish(titled("Shared by many"));
        var url = String.valueOf(Reader.read("/v1/articles/" + article.id()).get("url"));
        var renamed = newsroom.rename(article, Newsroom.unique("shared-by-more"));
        var present =
                String.valueOf(Reader.read("/v1/articles/" + renamed.slug()).get("url"));
        for (var form : List.of(url, present, present + "/", present + "?utm_source=a&b=c", present + "/#comments")) {
            assertThat(Json.text(card(Map.of("url", form)), "html"))
                    .as(form)
                    .contains("href=\"%s\"".formatted(present));
        }
    }

    @Test
    void otherPagesShowCards() throws Exception {
        var section = newsroom.section();
        var article = newsroom.publish(titled(HOSTILE).in(section));
        var url = String.valueOf(Reader.read("/v1/articles/" + article.id()).get("url"));
        var card = card(Map.of("url", url));
        assertThat(Json.object(card))
                .containsEntry("version", "1.0")
                .containsEntry("type", "rich")
                .containsEntry("title", HOSTILE)
                .containsEntry("width", 600)
                .doesNotContainKey("thumbnail_url");
        assertThat(Json.text(card, "html")).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(Json.object(card(Map.of("url", url, "maxwidth", "200")))).containsEntry("width", 200);
        var xml = card(Map.of("url", url, "format", "xml"));
        assertThat(xml.contentType()).startsWith("text/xml");
        assertThat(texts(parsed(xml), "title")).containsExactly(HOSTILE);

        Reader.assertProblem(card(Map.of("url", url, "format", "yaml")), 501, "oembed-format");
        Reader.assertProblem(card(Map.of("url", url + "-no-such")), 404, null);
        Reader.assertProblem(card(Map.of("url", "https://elsewhere.example/")), 404, null);
        Reader.assertRefused(card(Map.of()), "url");
        Reader.assertRefused(card(Map.of("url", url, "maxwidth", "0")), "maxwidth");
        newsroom.retract(article);
        assertThat(card(Map.of("url", url)).statusCode()).isEqualTo(410);
    }

    @Test
    void aThumbnailIsNoLargerThanWhatWasAskedFor() {
        var piece = Staff.admin()
                .drafts(Map.of(
                        "title",
                        "With a picture",
                        "leadImage",
                        Map.of("url", "https://images.example.org/s.jpg", "width", 1600, "height", 900)));
        piece.act("publish", Map.of());
        var url = String.valueOf(Reader.read("/v1/articles/" + piece.id()).get("url"));
        assertThat(Json.object(card(Map.of("url", url)))).containsEntry("thumbnail_width", 1600);
        assertThat(Json.object(card(Map.of("url", url, "maxheight", "899")))).doesNotContainKey("thumbnail_url");
    }

    @Test
    void theEntryLeadsToAllOfIt() {
        var links = Json.at(Reader.get("/v1"), "links");
        assertThat(links)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("sitemaps", "newsSitemap", "articlesFeed");
    }

    private static Instant lastmodOf(String month) throws Exception {
        var index = parsed(Reader.get("/sitemaps/index.xml"));
        int at = texts(index, "loc").stream()
                .map(map -> map.contains("articles-" + month))
                .toList()
                .indexOf(true);
        return Instant.parse(texts(index, "lastmod").get(at));
    }

    private static Response card(Map<String, String> parameters) {
        return given().queryParams(parameters).get("/oembed");
    }

    private static Document parsed(Response answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.asByteArray()));
    }

    private static List<String> texts(Document document, String name) {
        var found = document.getElementsByTagName(name);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
