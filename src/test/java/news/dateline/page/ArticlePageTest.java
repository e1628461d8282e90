package news.dateline.page;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;

/** A page of the newspaper in one answer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ArticlePageTest {
    private static final String ARTICLE = "albania-ukraine-ten-year-security-agreement";

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @Test
    void eachPartIsAsItIsByItself() {
        var page = Reader.get("/v1/pages/article/" + ARTICLE);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(Json.at(page, "article")).isEqualTo(Reader.read("/v1/articles/" + ARTICLE));
        assertThat(Json.at(page, "related"))
                .isEqualTo(Json.at(Reader.get("/v1/articles/" + ARTICLE + "/related"), "data"));
        assertThat(Json.at(page, "live", "data")).isEqualTo(Json.at(Reader.get("/v1/live"), "data"));
        assertThat(Json.text(page, "live", "links", "next")).contains("/v1/live?cursor=");
        assertThat(Json.texts(page, "picks", "articles", "slug"))
                .isEqualTo(Json.texts(Reader.get("/v1/collections/editors-picks"), "articles", "slug"));
        assertThat(Json.texts(page, "newsletters", "slug")).contains("daily-brief");
        assertThat(Json.at(page, "structuredData", "@type")).isEqualTo("NewsArticle");
        assertThat(page.header("Link")).contains("/oembed?url=http").contains("type=\"application/json+oembed\"");
        assertThat(Reader.get(String.valueOf(Json.text(page, "live", "links", "next"))
                                .replaceAll("^https?://[^/]*", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void itsPositionIsWhereAStreamGoesOn() {
        var page = Reader.get("/v1/pages/article/" + ARTICLE);
        var seq = String.valueOf(Json.at(page, "seq"));
        var update = Staff.admin().post("/v1/desk/live", Map.of("title", "After the page was read"));
        assertThat(Json.texts(Reader.get("/v1/changes?types=live.published&after=" + seq), "data", "subject", "id"))
                .contains(Json.text(update, "id"));
    }

    @Test
    void theBodyComesInTheFormAskedFor() {
        assertThat(Json.at(Reader.get("/v1/pages/article/%s?body=html".formatted(ARTICLE)), "article", "body"))
                .isInstanceOf(String.class);
        Reader.assertRefused(Reader.get("/v1/pages/article/%s?body=pdf".formatted(ARTICLE)), "body");
        Reader.assertRefused(Reader.get("/v1/pages/article/%s?include=related".formatted(ARTICLE)), "include");
    }

    @Test
    void formerSlugsLeadOnAndWhatIsGoneIsGone() {
        var article = newsroom.publish(titled("A page of its own"));
        var renamed = newsroom.rename(article, Newsroom.unique("a-page"));
        var moved = Reader.get("/v1/pages/article/" + article.slug());
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/pages/article/" + renamed.slug());
        newsroom.retract(renamed);
        Reader.assertProblem(Reader.get("/v1/pages/article/" + renamed.slug()), 410, "retracted");
        Reader.assertProblem(Reader.get("/v1/pages/article/no-such-article"), 404, null);
    }

    @Test
    void itCostsAFixedNumberOfStatements() {
        var alone = newsroom.publish(titled("With nothing beside it"));
        assertThat(List.of(
                        statements.of("/v1/pages/article/" + ARTICLE),
                        statements.of("/v1/pages/article/" + alone.slug())))
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(9));
    }
}
