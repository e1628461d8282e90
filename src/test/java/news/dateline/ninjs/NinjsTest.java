package news.dateline.ninjs;

import static io.restassured.RestAssured.given;
import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;

/** An agency reads; whatever it gets is held to IPTC's own schema. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NinjsTest {
    private static final String NINJS = "application/vnd.iptc.ninjs+json";
    private static final Schema SCHEMA = schema();

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @Test
    void anArticleWithAllThatBelongsToIt() {
        var author = newsroom.author();
        var section = newsroom.section();
        var piece = Staff.admin()
                .drafts(Map.of(
                        "title", "Ferry reaches harbour",
                        "summary", "After nine hours.",
                        "section", section,
                        "authors", List.of(author),
                        "leadImage",
                                Map.of(
                                        "url",
                                        "https://images.example.org/a.jpg",
                                        "alt",
                                        "A ferry",
                                        "credit",
                                        "A. P.",
                                        "width",
                                        1600,
                                        "height",
                                        900,
                                        "aiGenerated",
                                        true),
                        "audio",
                                Map.of(
                                        "url",
                                        "https://media.example.org/a.mp3",
                                        "mediaType",
                                        "audio/mpeg",
                                        "durationSeconds",
                                        131,
                                        "aiGenerated",
                                        true),
                        "body", Map.of("format", "markdown", "content", "All **212** are well.")));
        piece.act("publish", Map.of());
        piece.act("corrections", Map.of("text", "An earlier version named 221."));
        var answer = ninjs("/v1/articles/" + piece.id());
        assertThat(answer.header("Cache-Tag")).contains("article:" + piece.id());
        assertThat(Json.object(answer))
                .containsEntry("type", "text")
                .containsEntry("pubStatus", "usable")
                .containsEntry("representationType", "full")
                .containsEntry("by", "An author");
        assertThat(Json.text(answer, "uri")).endsWith("/v1/articles/" + piece.id());
        assertThat(Json.text(answer, "edNote")).contains("An earlier version named 221.");
        assertThat(Json.texts(answer, "bodies", "value"))
                .containsExactly("<p>All <strong>212</strong> are well.</p>", "All 212 are well.");
        assertThat(Json.texts(answer, "associations", "type")).containsExactly("picture", "audio");
        assertThat(Json.texts(answer, "associations", "digitalSourceType", "name"))
                .containsExactly("trainedAlgorithmicMedia", "trainedAlgorithmicMedia");
        assertThat(Json.texts(answer, "altIds", "role")).containsExactly("id", "slug", "page");
        assertThat(Json.texts(answer, "subjects", "literal")).containsExactly(section);
    }

    @Test
    void whatMustNotBePassedOnStaysAtHome() {
        var piece = Staff.admin()
                .drafts(Map.of(
                        "title", "Pictures that are only lent",
                        "leadImage", Map.of("url", "https://images.example.org/lent.jpg", "syndicable", false),
                        "body",
                                Map.of(
                                        "format",
                                        "blocks",
                                        "content",
                                        List.of(
                                                Map.of("type", "paragraph", "html", "Look."),
                                                Map.of("type", "image", "url", "/lent-too.jpg", "syndicable", false),
                                                Map.of("type", "image", "url", "/ours.jpg")))));
        piece.act("publish", Map.of());
        var answer = ninjs("/v1/articles/" + piece.id());
        assertThat(answer.asString()).doesNotContain("lent.jpg", "lent-too.jpg").contains("ours.jpg");
        assertThat(Json.texts(answer, "associations", "name")).containsExactly("body-0");
        assertThat(Json.text(answer, "edNote")).contains("not be passed on: 2.");
        // The publisher's own pages have them.
        assertThat(Reader.get("/v1/articles/" + piece.id()).asString()).contains("lent.jpg", "lent-too.jpg");
    }

    @Test
    void whatMustNotBePassedOnStaysAtHomeAfterAnEditInMarkdown() {
        var piece = Staff.admin()
                .drafts(Map.of(
                        "title",
                        "A picture that is only lent",
                        "body",
                        Map.of(
                                "format",
                                "blocks",
                                "content",
                                List.of(Map.of(
                                        "type",
                                        "image",
                                        "url",
                                        "/lent.jpg",
                                        "syndicable",
                                        false,
                                        "aiGenerated",
                                        true)))));
        piece.edit(Map.of("body", Map.of("format", "markdown", "content", "Look.\n\n![A pier](/lent.jpg)")));
        piece.act("publish", Map.of());
        assertThat(ninjs("/v1/articles/" + piece.id()).asString())
                .contains("Look.")
                .doesNotContain("lent.jpg");
    }

    @Test
    void whoTakesOurOwnJsonGetsItWhereAFormatHasNoLists() {
        var answer =
                given().accept("application/ld+json, application/json;q=0.9").get("/v1/articles?limit=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    @Test
    void everyArticleThereIsIsValid() {
        newsroom.publish(titled("Hostile ]]> & </script> \u202e 🚢 \"title\"").saying("Text & <b>more</b> ]]>"));
        var page = "/v1/articles?limit=100";
        var answer = ninjs(page);
        assertThat(Json.object(answer)).containsEntry("type", "composite");
        assertThat(Json.texts(answer, "associations", "uri")).hasSizeGreaterThan(20);
        assertThat(String.join(", ", answer.headers().getValues("Link"))).contains("rel=\"self\"");
        Reader.slugs("/v1/articles?limit=100").forEach(slug -> ninjs("/v1/articles/" + slug));
    }

    @Test
    void aRetractionIsACancellation() {
        var article = newsroom.publish(titled("Withdrawn later"));
        var live = newsroom.publish(titled("Stays"));
        long before = changeOf(article.id().toString()) - 1;
        newsroom.retract(article);
        var answer = ninjs("/v1/changes?limit=100&after=" + before);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var items = items(answer);
        assertThat(items.get("/v1/articles/" + article.id()))
                .containsEntry("pubStatus", "canceled")
                .doesNotContainKeys("title", "headlines", "bodies", "associations");
        assertThat(items.get("/v1/articles/" + live.id())).containsEntry("pubStatus", "usable");
        assertThat(String.join(", ", answer.headers().getValues("Link")))
                .contains("rel=\"next\"")
                .contains("after=");
        assertThat(given().accept(NINJS).get("/v1/articles/" + article.id()).statusCode())
                .isEqualTo(410);
    }

    @Test
    void itCostsAsMuchAsOurOwnJson() {
        var ours = statements.of("/v1/articles?limit=50&include=body");
        assertThat(statements.of(200, () -> given().accept(NINJS).get("/v1/articles?limit=50")))
                .isEqualTo(ours);
        assertThat(statements.of(200, () -> given().accept(NINJS).get("/v1/articles?limit=2")))
                .isLessThanOrEqualTo(ours);
    }

    @Test
    void parametersOfOurOwnJsonAreRefused() {
        for (var parameter : List.of("fields=title", "include=related", "body=text")) {
            Reader.assertRefused(
                    given().accept(NINJS).get("/v1/articles?" + parameter),
                    parameter.substring(0, parameter.indexOf('=')));
        }
    }

    private static long changeOf(String article) {
        for (long after = 0; ; ) {
            var page = Reader.get("/v1/changes?limit=100&types=article.published&after=" + after);
            var ids = Json.texts(page, "data", "subject", "id");
            int at = ids.indexOf(article);
            if (at >= 0) {
                return Long.parseLong(Json.texts(page, "data", "seq").get(at));
            }
            after = Long.parseLong(String.valueOf(Json.at(page, "next")));
        }
    }

    private static Map<String, Map<String, Object>> items(Response answer) {
        var items = new HashMap<String, Map<String, Object>>();
        for (var item : (List<?>) Objects.requireNonNull(Json.at(answer, "associations"))) {
            @SuppressWarnings("unchecked")
            var members = (Map<String, Object>) item;
            items.put(String.valueOf(members.get("uri")).replaceAll("^https?://[^/]*", ""), members);
        }
        return items;
    }

    private static Response ninjs(String target) {
        var answer = given().accept(NINJS).get(target);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(NINJS);
        assertThat(SCHEMA.validate(answer.asString(), InputFormat.JSON))
                .as(target)
                .isEmpty();
        return answer;
    }

    private static Schema schema() {
        try (var in = Objects.requireNonNull(NinjsTest.class.getResourceAsStream("/ninjs/ninjs-schema_3.1.json"))) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build())
                                    // Places are not told, so that nothing of it is ever asked for.
                                    .schemas(
                                            Map.of("https://geojson.org/schema/GeoJSON.json", "{\"type\":\"object\"}")))
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
