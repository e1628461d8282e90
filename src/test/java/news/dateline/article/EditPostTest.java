package news.dateline.article;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import news.dateline.access.KeyOffice;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff who read what readers read are led to the desk. */
@QuarkusTest
class EditPostTest {
    private static final List<String> OF_EDITORS =
            List.of("edit", "publish", "unpublish", "retract", "correct", "preview");

    @Inject
    Newsroom newsroom;

    @Inject
    DataSource database;

    private String tag;
    private Piece.Published article;
    private Piece.Published other;

    @BeforeEach
    void anArticleAndARelatedOne() {
        tag = newsroom.tag();
        var both = newsroom.publish(
                titled("Ferry reaches harbour").tagged(tag),
                titled("Ferry leaves harbour").tagged(tag));
        article = both.get(0);
        other = both.get(1);
        newsroom.relate(article, other);
    }

    @Test
    void anEditorIsLedToTheDeskFromEveryArticle() {
        var editor = KeyOffice.made("editor").staff();
        var one = editor.get("/v1/articles/" + article.slug() + "?include=related");
        assertThat(one.jsonPath().getString("links.edit")).endsWith("/v1/desk/articles/" + article.id());
        assertThat(one.jsonPath().<String>getList("allowedActions")).isEqualTo(OF_EDITORS);
        assertThat(one.jsonPath().getString("related[0].links.edit"))
                .endsWith(other.id().toString());
        assertThat(editor.get("/v1/articles?tag=" + tag).jsonPath().<String>getList("data.links.edit"))
                .hasSize(2)
                .doesNotContainNull();
        assertThat(editor.get(one.jsonPath().getString("links.edit")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatStaffReadIsKeptByNoCache() {
        var admin = Staff.admin();
        for (var path : List.of("/v1/articles", "/v1/articles/" + article.slug(), "/v1/tags", "/v1/collections")) {
            var answer = admin.get(path);
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("private, no-store");
            assertThat(answer.header("Vary")).as(path).contains("Authorization");
            assertThat(given().get(path).header("Cache-Control")).as(path).startsWith("public");
        }
    }

    @Test
    void everybodyElseReadsWhatEverybodyReads() throws Exception {
        var anonymous = given().get("/v1/articles/" + article.slug());
        assertReadsLikeAnybody(anonymous);
        var partner = KeyOffice.made("partner").staff().get("/v1/articles/" + article.slug());
        assertThat(partner.asString()).isEqualTo(anonymous.asString());
        assertThat(partner.header("Cache-Control"))
                .as("an agreement is nobody else's")
                .startsWith("private");
        assertReadsLikeAnybody(KeyOffice.expired("editor", database).staff().get("/v1/articles/" + article.slug()));
        assertReadsLikeAnybody(KeyOffice.revoked("editor").staff().get("/v1/articles/" + article.slug()));
        assertReadsLikeAnybody(
                given().header("Authorization", "Bearer nonsense").get("/v1/articles/" + article.slug()));
        assertReadsLikeAnybody(given().header("Authorization", "Basic YTpi").get("/v1/articles/" + article.slug()));
    }

    private static void assertReadsLikeAnybody(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().<Object>get("links")).isNull();
        assertThat(answer.jsonPath().<Object>get("allowedActions")).isNull();
        assertThat(answer.header("Cache-Control")).startsWith("public");
    }

    @Test
    void anAuthorIsLedToWhatBearsTheirNameOnly() throws Exception {
        var author = KeyOffice.author(database);
        var theirs = newsroom.publish(titled("Signed").by(author));
        var reporter = KeyOffice.madeFor(author).staff();
        var own = reporter.get("/v1/articles/" + theirs.slug());
        assertThat(own.jsonPath().<String>getList("allowedActions")).containsExactly("edit", "preview");
        assertThat(own.jsonPath().getString("links.edit")).endsWith(theirs.id().toString());
        var others = reporter.get("/v1/articles/" + article.slug());
        assertThat(others.jsonPath().<Object>get("links")).isNull();
        assertThat(others.header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void aPreviewOfWhatReadersDoNotSeeLeadsNowhere() {
        var draft = Staff.admin().drafts(Map.of("title", "Not yet"));
        var link = Staff.admin().post(draft.path() + "/previews", Map.of());
        assertThat(Staff.admin()
                        .get(link.jsonPath().getString("url"))
                        .jsonPath()
                        .<Object>get("links"))
                .isNull();
    }
}
