package news.dateline.importer;

import static io.restassured.RestAssured.given;
import static news.dateline.importer.Desk.article;
import static news.dateline.importer.Desk.imported;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GhostImportTest {
    @Inject
    ChangeLog changes;

    @Test
    void aRealExportBecomesArticlesAndTheSameFileAgainChangesNothing() {
        var file = Desk.export("ghost-cards-export.json");
        var first = imported("format=ghost", file);
        assertThat(first.getString("status")).isEqualTo("completed");
        assertThat(first.getInt("processed")).isEqualTo(17);
        assertThat(first.getLong("size")).isPositive();
        assertThat(first.getInt("percent")).isEqualTo(100);
        assertThat(first.getInt("created")).isEqualTo(16);
        assertThat(first.<String, Integer>getMap("skippedBecause")).isEqualTo(Map.of("members-only", 1));
        assertThat(first.getInt("htmlBlocks")).isPositive();
        assertThat(first.<Map<String, String>>getList("items"))
                .filteredOn(item -> "members-only".equals(item.get("reason")))
                .singleElement()
                .satisfies(item -> assertThat(item.get("title")).isEqualTo("Members only"));
        given().get("/v1/articles/members-only").then().statusCode(404);
        given().get("/v1/articles/a-draft-that-must-not-show").then().statusCode(404);

        long seq = changes.newest();
        var second = imported("format=ghost", Desk.packed(file));
        assertThat(second.getInt("unchanged")).isEqualTo(16);
        assertThat(second.getInt("created") + second.getInt("updated")).isZero();
        assertThat(second.getInt("skipped")).isEqualTo(1);
        assertThat(changes.newest()).isEqualTo(seq);

        everyCardIsThere();
        aUkrainianPieceIsKnownByItsLetters();
        markupInATitleIsText();
    }

    private static void everyCardIsThere() {
        var article = article("every-card-of-the-house");
        assertThat(article.getString("summary")).isEqualTo("All cards at once.");
        assertThat(article.getString("section.slug")).isEqualTo("war");
        assertThat(article.getList("tags.slug")).containsExactly("albania");
        assertThat(article.getList("authors.name")).containsExactly("Owner");
        assertThat(article.getString("leadImage.url")).isEqualTo("https://images.example.org/lead.jpg");
        assertThat(article.getString("leadImage.alt")).isEqualTo("Lead");
        assertThat(article.getString("leadImage.caption")).isEqualTo("Illustrative image: the lead.");
        assertThat(article.getString("publishedAt")).isEqualTo("2026-11-23T20:07:07Z");
        assertThat(article.<Object>get("updatedAt")).isNull();
        assertThat(article.<String>getList("body.type"))
                .startsWith("paragraph", "heading", "quote", "quote", "list", "list", "image", "image", "image")
                .contains("embed", "audio", "code", "divider", "html");
        assertThat(article("every-card-of-the-house?body=html").getString("body"))
                .contains("<strong>signed</strong>")
                .doesNotContain("<script");
        assertThat(article("every-card-of-the-house?body=text").getString("body"))
                .startsWith("Albania and Ukraine signed a pact, as reported.");
    }

    private static void aUkrainianPieceIsKnownByItsLetters() {
        var article = article("ukrayina-ta-albaniia-pidpisali-ugodu");
        assertThat(article.getString("language")).isEqualTo("uk");
        assertThat(article.getString("section.slug")).isEqualTo("novini");
        assertThat(article.getString("summary")).isEqualTo("Угоду підписано в Давосі.");
    }

    private static void markupInATitleIsText() {
        assertThat(article("title-with-b-markup-b-quotes-and-emoji").getString("title"))
                .isEqualTo("Title with <b>markup</b> & \"quotes\" ]]> and emoji 🚢");
    }

    @Test
    void whatChangedAtTheSourceIsBroughtUpToDateUnderItsOldAddress() {
        var file = new GhostFile().post("ferry", "<p>It sailed.</p>").post("other", "<p>Nothing new.</p>");
        assertThat(imported("format=ghost", file.toString()).getInt("created")).isEqualTo(2);
        var id = article(file.slug("ferry")).getString("id");

        file.without("ferry")
                .post("ferry", "<p>It sailed at dawn.</p>", "slug", file.slug("renamed"), "title", "At dawn");
        var report = imported("format=ghost", file.toString());
        assertThat(report.getInt("updated")).isEqualTo(1);
        assertThat(report.getInt("unchanged")).isEqualTo(1);
        var article = article(file.slug("ferry"));
        assertThat(article.getString("id")).isEqualTo(id);
        assertThat(article.getString("title")).isEqualTo("At dawn");
        assertThat(article.getString("body[0].text")).isEqualTo("It sailed at dawn.");
    }

    @Test
    void whatWasNotPublishedThereIsADraftHereUntilItIs() {
        var file = new GhostFile()
                .post("draft", "<p>Not yet.</p>", "status", "draft", "published_at", "")
                .post(
                        "scheduled",
                        "<p>Tomorrow.</p>",
                        "status",
                        "scheduled",
                        "published_at",
                        "2099-01-21T21:46:00.000Z");
        long seq = changes.newest();
        var report = imported("format=ghost", file.toString());
        assertThat(report.getInt("created")).isEqualTo(2);
        assertThat(changes.newest()).isEqualTo(seq);
        for (var name : List.of("draft", "scheduled")) {
            given().get("/v1/articles/" + file.slug(name)).then().statusCode(404);
        }
        var draft = Staff.admin()
                .get("/v1/desk/articles/" + report.getString("items[1].article"))
                .jsonPath();
        assertThat(draft.getString("title")).isEqualTo("Title of scheduled");
        assertThat(draft.getString("status")).isEqualTo("draft");
        assertThat(draft.<Object>get("publishAt")).isNull();

        file.without("draft").post("draft", "<p>Now.</p>");
        assertThat(imported("format=ghost", file.toString()).getInt("updated")).isEqualTo(1);
        assertThat(article(file.slug("draft")).getString("body[0].text")).isEqualTo("Now.");
        assertThat(changes.newest()).isEqualTo(seq + 1);
    }

    @Test
    void whatStaffHaveTouchedHereIsLeftAlone() {
        var file = new GhostFile()
                .post("edited", "<p>There.</p>")
                .post("unpublished", "<p>There.</p>")
                .post("untouched", "<p>There.</p>");
        imported("format=ghost", file.toString());
        var staff = Staff.admin();
        staff.opens(article(file.slug("edited")).getString("id")).edit(Map.of("title", "Here"));
        staff.opens(article(file.slug("unpublished")).getString("id")).act("unpublish", Map.of());

        for (var name : List.of("edited", "unpublished", "untouched")) {
            file.without(name).post(name, "<p>There, later.</p>");
        }
        var report = imported("format=ghost", file.toString());
        assertThat(report.<String, Integer>getMap("skippedBecause")).isEqualTo(Map.of("edited-here", 2));
        assertThat(report.getInt("updated")).isEqualTo(1);
        assertThat(article(file.slug("edited")).getString("body[0].text")).isEqualTo("There.");
        assertThat(article(file.slug("untouched")).getString("body[0].text")).isEqualTo("There, later.");
        given().get("/v1/articles/" + file.slug("unpublished")).then().statusCode(404);
    }

    @Test
    void anIdIsOnlyGoodForItsSite() {
        var file = new GhostFile().post("ferry", "<p>It sailed.</p>").toString();
        assertThat(imported("format=ghost&site=one.example.org", file).getInt("created"))
                .isEqualTo(1);
        assertThat(imported("format=ghost&site=two.example.org", file).getInt("created"))
                .isEqualTo(1);
        assertThat(imported("format=ghost&site=one.example.org", file).getInt("unchanged"))
                .isEqualTo(1);
    }

    @Test
    void theFirstPublicTagIsTheSectionAndInternalOnesAreNone() {
        var file = new GhostFile();
        var section = file.slug("section");
        file.post("ferry", "<p>It sailed.</p>")
                .tag("t1", section, "public")
                .tag("t2", file.slug("tag"), "public")
                .tag("t3", file.slug("hidden"), "internal")
                .tagged("ferry", "t2", 2)
                .tagged("ferry", "t3", 0)
                .tagged("ferry", "t1", 1)
                .tagged("ferry", "unknown", 3);
        imported("format=ghost", file.toString());
        var article = article(file.slug("ferry"));
        assertThat(article.getString("section.slug")).isEqualTo(section);
        assertThat(article.getList("tags.slug")).containsExactly(file.slug("tag"));
        given().get("/v1/tags/" + file.slug("hidden")).then().statusCode(404);
    }

    @Test
    void theLanguageIsThePostsOrTheCallersOrTheSites() {
        var file = new GhostFile()
                .setting("locale", "de_AT")
                .post("own", "<p>Ciao.</p>", "locale", "it")
                .post("none", "<p>Servus.</p>");
        imported("format=ghost", file.toString());
        assertThat(article(file.slug("own")).getString("language")).isEqualTo("it");
        assertThat(article(file.slug("none")).getString("language")).isEqualTo("de-AT");
        imported("format=ghost&language=bar", file.toString());
        assertThat(article(file.slug("own")).getString("language")).isEqualTo("it");
        assertThat(article(file.slug("none")).getString("language")).isEqualTo("bar");
    }

    @Test
    void oddPostsComeInAsFarAsTheyCan() {
        var file = new GhostFile();
        file.post("surrogate", "<p>a\u0000b</p>", "title", "Half \ud83d of a \u0000pair")
                .post("untitled", "<p>First words of it. And more.</p>", "title", "  ")
                .post("empty", "", "title", "")
                .post("no-date", "<p>x</p>", "published_at", "")
                .post("far", "<p>x</p>", "published_at", "+12025-01-01T00:00:00Z")
                .post("never", "<p>x</p>", "published_at", "2025-02-30T00:00:00Z")
                .post("mail", "<p>x</p>", "status", "sent")
                .post("paid", "<p>x</p>", "visibility", "paid")
                .post("tiers", "<p>x</p>", "visibility", "tiers")
                .post("page", "<p>x</p>", "type", "page")
                .post("lead", "<p>x</p>", "feature_image", "javascript:alert(1)")
                .post("own-image", "<p>x</p>", "feature_image", "__GHOST_URL__/content/images/pier.jpg")
                .post("umlaut", "<p>x</p>", "feature_image", "https://images.example.org/Kähne am Pier.jpg");
        var report = imported("format=ghost", file.toString());
        assertThat(report.<String, Integer>getMap("skippedBecause"))
                .isEqualTo(Map.of(
                        "no-date", 1,
                        "date-out-of-range", 2,
                        "sent-by-mail", 1,
                        "paid-members-only", 1,
                        "tiers-only", 1,
                        "page", 1));
        assertThat(article(file.slug("surrogate")).getString("title")).isEqualTo("Half \ufffd of a pair");
        assertThat(article(file.slug("untitled")).getString("title")).isEqualTo("First words of it. And more.");
        assertThat(article(file.slug("empty")).getString("title")).isEqualTo("(untitled)");
        assertThat(article(file.slug("lead")).<Object>get("leadImage")).isNull();
        assertThat(article(file.slug("own-image")).getString("leadImage.url")).endsWith("/content/images/pier.jpg");
        assertThat(article(file.slug("umlaut")).getString("leadImage.url"))
                .isEqualTo("https://images.example.org/K%C3%A4hne%20am%20Pier.jpg");
    }

    @Test
    void tenThousandTagsOnAPostAreBounded() {
        var file = new GhostFile().post("ferry", "<p>It sailed.</p>");
        for (int i = 0; i < 10_000; i++) {
            file.tag("t" + i, file.slug("t" + i), "public").tagged("ferry", "t" + i, i);
        }
        var report = imported("format=ghost", file.toString());
        assertThat(report.getString("items[0].note")).isEqualTo("only the first 100 of 9,999 tags are kept");
        assertThat(article(file.slug("ferry")).getList("tags")).hasSize(100);
    }

    @Test
    void aPostThatComesTwiceComesInOnce() {
        var file = new GhostFile().post("ferry", "<p>One.</p>").post("ferry", "<p>Two.</p>");
        var report = imported("format=ghost", file.toString());
        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.<String, Integer>getMap("skippedBecause")).isEqualTo(Map.of("repeated-id", 1));
        assertThat(article(file.slug("ferry")).getString("body[0].text")).isEqualTo("One.");
    }
}
