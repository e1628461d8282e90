package news.dateline.importer;

import static io.restassured.RestAssured.given;
import static news.dateline.importer.Desk.article;
import static news.dateline.importer.Desk.imported;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WordPressImportTest {
    @Inject
    ChangeLog changes;

    @Test
    void aRealExportBecomesArticlesAndTheSameFileAgainChangesNothing() {
        var file = Desk.export("wordpress-theme-unit-test.wxr.xml");
        var first = imported("format=wordpress", file);
        assertThat(first.getString("status")).isEqualTo("completed");
        assertThat(first.getInt("processed")).isEqualTo(186);
        assertThat(first.getInt("created")).isEqualTo(57);
        assertThat(first.getInt("used")).isEqualTo(32);
        assertThat(first.<String, Integer>getMap("skippedBecause"))
                .isEqualTo(Map.of(
                        "menu-item", 70,
                        "page", 21,
                        "password-protected", 1,
                        "unused-attachment", 5));
        everyItemIsInTheReport(first);

        long seq = changes.newest();
        var second = imported("format=wordpress", file);
        assertThat(second.getInt("unchanged")).isEqualTo(57);
        assertThat(second.getInt("used")).isEqualTo(32);
        assertThat(second.getInt("created") + second.getInt("updated")).isZero();
        assertThat(changes.newest()).isEqualTo(seq);

        aTitleWithMarkupIsPlain();
        aGalleryHasItsPicturesAndTheArticleItsLead();
        aPostWithoutTitleHasItsFirstWords();
        given().get("/v1/articles/template-password-protected").then().statusCode(404);
    }

    private static void everyItemIsInTheReport(JsonPath report) {
        assertThat(report.getList("items")).hasSize(100);
        var items = Desk.items(report, "?limit=50");
        assertThat(items).hasSize(186);
        assertThat(Desk.items(report, "?outcome=used"))
                .hasSize(32)
                .allSatisfy(item -> assertThat(item.get("source")).startsWith("attachment:"));
        var created = items.stream()
                .filter(item -> "created".equals(item.get("outcome")))
                .collect(Collectors.toMap(item -> item.get("source"), item -> item));
        var sticky = Objects.requireNonNull(created.get("post:1241"));
        assertThat(sticky).containsEntry("note", "was sticky");
        assertThat(created.get("post:1148")).containsEntry("note", "comments left out: 20");
        assertThat(article(String.valueOf(sticky.get("article"))).getString("slug"))
                .isEqualTo("template-sticky");
    }

    private static void aTitleWithMarkupIsPlain() {
        var article = article("markup-title-with-markup");
        assertThat(article.getString("title")).isEqualTo("Markup: Title With Markup");
        assertThat(article.getString("section.slug")).isEqualTo("classic");
        assertThat(article.getList("tags.slug")).containsExactly("markup", "css", "html", "title");
        assertThat(article.getList("authors.name")).containsExactly("Theme Buster");
        assertThat(article.getString("publishedAt")).isEqualTo("2013-01-05T17:00:49Z");
        assertThat(article.getString("language")).isEqualTo("en");
        assertThat(article.getList("body.type")).containsExactly("paragraph", "list");
        assertThat(article("markup-title-with-markup?body=html").getString("body"))
                .startsWith("<p>Verify that:</p>");
        assertThat(article("markup-title-with-markup?body=text").getString("body"))
                .startsWith("Verify that:");
    }

    private static void aGalleryHasItsPicturesAndTheArticleItsLead() {
        var article = article("block-gallery");
        assertThat(article.getString("leadImage.alt")).isEqualTo("Boat Barco Texture");
        assertThat(article.getString("leadImage.caption")).isEqualTo("Boat BW PB Barco Texture Beautiful Fishing");
        // [gallery] without ids: all that was uploaded to the post.
        assertThat(article("post-format-gallery").<String>getList("body.findAll { it.gallery != null }.url"))
                .startsWith("https://wpthemetestdata.files.wordpress.com/2008/06/canola2.jpg")
                .hasSizeGreaterThan(100);
    }

    private static void aPostWithoutTitleHasItsFirstWords() {
        assertThat(article("edge-case-no-title").getString("title"))
                .isEqualTo("This post has no title, but it still must link to the single post view somehow.");
    }

    @Test
    void oddItemsComeInAsFarAsTheyCan() {
        var site = UUID.randomUUID().toString();
        var report = imported(
                "format=wordpress",
                wxr(
                        "1.0",
                        site,
                        item("1", "post", "publish", "Пароплав &amp; порт", "2024-02-29 10:00:00", "")
                                + item("2", "post", "publish", "No date", "0000-00-00 00:00:00", "")
                                + item("3", "post", "publish", "Impossible", "2023-02-29 10:00:00", "")
                                + item("4", "post", "publish", "", "2024-01-01 00:00:00", "   ")
                                + item("5", "post", "private", "Private", "2024-01-01 00:00:00", "")
                                + item("6", "post", "trash", "Thrown away", "2024-01-01 00:00:00", "")
                                + item("7", "post", "pending", "Waiting", "2024-01-01 00:00:00", "")
                                + item("8", "product", "publish", "A mug", "2024-01-01 00:00:00", "")
                                + item("1", "post", "publish", "Again", "2024-01-01 00:00:00", "")));
        assertThat(report.getString("failure")).isNull();
        assertThat(report.<String, Integer>getMap("skippedBecause"))
                .isEqualTo(Map.of(
                        "no-date", 1,
                        "date-out-of-range", 1,
                        "private", 1,
                        "trashed", 1,
                        "other-type", 1,
                        "repeated-id", 1));
        var first = article(report.getString("items[0].article"));
        assertThat(first.getString("title")).isEqualTo("Пароплав & порт");
        assertThat(first.getString("slug")).startsWith("paroplav-port");
        assertThat(first.getString("publishedAt")).isEqualTo("2024-02-29T10:00:00Z");
        assertThat(first.getString("section.slug")).isEqualTo("more-" + site);
        assertThat(article(report.getString("items[3].article")).getString("title"))
                .isEqualTo("(untitled)");
    }

    private static String wxr(String version, String site, String items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/%1$s/excerpt/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/%1$s/">
                <channel><title>Test</title><link>https://%2$s.example.org</link><language>en-US</language>
                <wp:wxr_version>%1$s</wp:wxr_version><wp:base_blog_url>https://%2$s.example.org/</wp:base_blog_url>
                %3$s</channel></rss>
                """.formatted(version, site, items.replace("SITE", site));
    }

    private static String item(String id, String type, String status, String title, String date, String content) {
        return """
                <item><title>%s</title><dc:creator>anna</dc:creator>
                <category domain="category" nicename="%%d0%%bc%%d0%%be%%d1%%80%%d0%%b5-SITE">Море</category>
                <content:encoded><![CDATA[%s]]></content:encoded>
                <wp:post_id>%s</wp:post_id><wp:post_date>%s</wp:post_date>
                <wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>
                <wp:post_name></wp:post_name><wp:status>%s</wp:status><wp:post_type>%s</wp:post_type></item>
                """.formatted(title, content, id, date, status, type);
    }
}
