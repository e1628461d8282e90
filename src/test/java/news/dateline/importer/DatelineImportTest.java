package news.dateline.importer;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static news.dateline.importer.Desk.article;
import static news.dateline.importer.Desk.imported;
import static news.dateline.testing.Newsroom.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatelineImportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    ChangeLog changes;

    @Inject
    DataSource database;

    @Test
    void whatReadersSeeInOneHouseTheySeeInAnother() {
        var slug = unique("ferry");
        var ferry = line(slug);
        ferry.putAll(Map.of(
                "summary", "The crossing took nine hours.",
                "language", "uk",
                "section", Map.of("slug", slug + "-section", "name", "War & peace"),
                "tags", List.of(Map.of("slug", slug + "-b", "name", "B"), slug + "-a"),
                "authors", List.of(Map.of("slug", slug + "-author", "name", "Olena Приклад"))));
        ferry.putAll(Map.of(
                "leadImage",
                        Map.of("url", "/pier.jpg", "credit", "A. Photographer", "width", 1600, "illustrative", true),
                "audio", Map.of("url", "https://media.example.org/ferry.mp3", "mediaType", "audio/mpeg"),
                "updatedAt", "2025-01-22T08:00:00.123456Z",
                "wordCount", 4711,
                "links", Map.of("edit", "x")));
        ferry.put(
                "body",
                List.of(
                        Map.of("type", "heading", "id", "h-own", "level", 2, "html", "What we know"),
                        Map.of(
                                "type",
                                "paragraph",
                                "html",
                                "It <em>sailed</em> at 5\\6\tо п’ятій.\nThen <script>alert(1)</script>…",
                                "text",
                                "x"),
                        Map.of("type", "image", "url", "https://images.example.org/pier.jpg", "alt", "A \"pier\"")));
        assertThat(imported("format=dateline", lines(ferry)).getInt("created")).isEqualTo(1);

        var shown = shown(slug);
        var copy = new LinkedHashMap<>(shown);
        copy.put("slug", slug + "-copy");
        assertThat(imported("format=dateline", lines(copy)).getInt("created")).isEqualTo(1);
        var again = shown(slug + "-copy");
        for (var own : List.of("id", "slug", "url")) {
            assertThat(again.remove(own)).isNotEqualTo(shown.remove(own));
        }
        assertThat(again).isEqualTo(shown);

        assertThat(shown.get("wordCount")).isEqualTo(11);
        assertThat(shown.get("updatedAt")).isEqualTo("2025-01-22T08:00:00.123456Z");
        var path = article(slug);
        assertThat(path.getString("tags[1].name")).isEqualTo(slug + "-a");
        assertThat(path.getString("leadImage.credit")).isEqualTo("A. Photographer");
        assertThat(path.getString("body[0].id")).isEqualTo("h-own");
        assertThat(path.getString("body[1].html")).isEqualTo("It <em>sailed</em> at 5\\6 о п’ятій. Then …");
    }

    @Test
    void theSameFileAgainChangesNothingAndANewerOneWhatItSays() {
        var lines = IntStream.range(0, 120).mapToObj(i -> line(unique("piece"))).toList();
        long seq = changes.newest();
        assertThat(imported("format=dateline", lines(lines)).getInt("created")).isEqualTo(120);
        var told = given().get("/v1/changes?limit=100&after=" + seq).jsonPath();
        assertThat(told.getList("data.seq", Long.class))
                .isEqualTo(IntStream.rangeClosed(1, 100).mapToObj(i -> seq + i).toList());
        assertThat(told.getList("data.type")).containsOnly("article.published");
        assertThat(told.getList("data.subject.slug"))
                .isEqualTo(
                        lines.stream().limit(100).map(line -> line.get("slug")).toList());
        assertThat(told.getList("data.revision")).containsOnly(1);

        assertThat(imported("format=dateline", lines(lines)).getInt("unchanged"))
                .isEqualTo(120);
        assertThat(changes.newest()).isEqualTo(seq + 120);

        lines.getFirst().put("title", "Another title");
        var slug = requireNonNull(lines.get(1).get("slug")).toString();
        Staff.admin().opens(article(slug).getString("id")).edit(Map.of("title", "Ours"));
        lines.get(1).put("title", "Theirs");
        var report = imported("format=dateline", lines(lines));
        assertThat(report.getInt("updated")).isEqualTo(1);
        assertThat(report.<String, Integer>getMap("skippedBecause")).isEqualTo(Map.of("edited-here", 1));
        assertThat(article(requireNonNull(lines.getFirst().get("slug")).toString())
                        .getString("title"))
                .isEqualTo("Another title");
    }

    @Test
    void whatIsWrongIsToldWithItsPlaceAndKeepsNothingElseOut() {
        var fine = line(unique("fine"));
        var numbered = line(requireNonNull(fine.get("slug")).toString());
        numbered.put("id", fine.get("id") + "-2");
        var noId = line(unique("no-id"));
        noId.remove("id");
        var faulty = List.of(
                with("title", 5),
                with("tags", "a"),
                with("authors", List.of(Map.of("role", "x"))),
                with("body", "<p>x</p>"),
                with("body", List.of(Map.of("type", "paragraph", "html", "x", "colour", "red"))),
                with("leadImage", Map.of("url", "javascript:alert(1)")),
                with("audio", List.of()),
                with("publishedAt", "yesterday"),
                with("body", List.of(Map.of("type", "paragraph", "html", "x".repeat(100_001)))));
        var all = new ArrayList<Map<String, Object>>(List.of(fine, noId, fine));
        all.addAll(faulty);
        all.add(numbered);
        var report = imported("format=dateline", lines(all));
        assertThat(report.getString("status")).isEqualTo("completed");
        assertThat(report.getInt("created")).isEqualTo(2);
        assertThat(report.<String, Integer>getMap("skippedBecause"))
                .isEqualTo(Map.of(
                        "no-id", 1, "repeated-id", 1, "invalid", 7, "date-out-of-range", 1, "body-too-large", 1));
        assertThat(report.getList("items.findAll { it.reason == 'invalid' }.note", String.class))
                .extracting(note -> note.substring(0, note.indexOf(':')))
                .containsExactly(
                        "/title", "/tags", "/authors/0", "/body", "/body/0/colour", "/leadImage/url", "/audio");
        article(fine.get("slug") + "-2");
    }

    @Test
    void aLineThatCannotBeReadEndsTheImportAndWhatStandsBeforeIsIn() {
        var fine = line(unique("fine"));
        for (var damage : List.of("{\"id\":\"x\"", "[]", "{\"id\":1} {}", "<rss/>", "x".repeat(1_000_001))) {
            var report = imported(
                    "format=dateline&site=" + unique("site"), lines(fine) + "\n" + damage + "\n" + lines(fine));
            assertThat(report.getString("status")).isEqualTo("failed");
            assertThat(report.getString("failure")).contains("at line 3");
            assertThat(report.getInt("created")).isEqualTo(1);
        }
    }

    @Test
    void whatHasNoPlaceHereIsToldAndWhatHasNoDateIsADraft() {
        var draft = line(unique("draft"));
        draft.remove("publishedAt");
        draft.put("corrections", List.of(Map.of("text", "x")));
        draft.put("colour", "red");
        var report = imported("format=dateline", lines(draft));
        assertThat(report.getString("items[0].note")).isEqualTo("dropped: corrections, colour");
        given().get("/v1/articles/" + draft.get("slug")).then().statusCode(404);
        assertThat(desk(report).getString("status")).isEqualTo("draft");
    }

    /** Rows that come together are those that the database gets when staff write and publish. */
    @Test
    void whatComesInIsStoredLikeWhatStaffWrite() throws SQLException {
        var slug = unique("twin");
        var line = line(slug);
        line.put("summary", "Of two that are the same.");
        line.put("body", List.of(Map.of("type", "paragraph", "html", "Same <strong>words</strong>.")));
        line.put("leadImage", Map.of("url", "/twin.jpg", "alt", "Twins"));
        line.put("section", slug);
        line.put("tags", List.of(slug + "-1", slug + "-2"));
        line.put("authors", List.of(slug));
        var report = imported("format=dateline", lines(line));
        var imported = report.getString("items[0].article");

        var content = new LinkedHashMap<>(line);
        List.of("id", "publishedAt").forEach(content::remove);
        content.put("slug", slug + "-ours");
        content.put("body", Map.of("format", "blocks", "content", requireNonNull(line.get("body"))));
        var ours = Staff.admin().drafts(content);
        ours.act("publish", Map.of());
        for (var query : List.of(
                "select to_jsonb(x) - '{id,slug,published_at,modified_at}'::text[] from article x where id = '%s'",
                "select to_jsonb(x) - '{id,slug,published_at,modified_at,created_at,created_by,edited_at}'::text[]"
                        + " from draft x where id = '%s'",
                "select jsonb_agg(to_jsonb(x) - '{article_id,published_at}'::text[] order by position) from article_tag x"
                        + " where article_id = '%s'",
                "select jsonb_agg(to_jsonb(x) - '{article_id,published_at}'::text[] order by position) from article_author x"
                        + " where article_id = '%s'",
                "select content::jsonb - 'slug' from revision where draft_id = '%s' and number = 2",
                "select count(*)::text from article_tag t join article a on a.id = t.article_id"
                        + " where a.published_at = t.published_at and a.id = '%s'")) {
            assertThat(row(query.formatted(imported))).isEqualTo(row(query.formatted(ours.id())));
        }
        assertThat(row("select action || by_name from revision where draft_id = '%s'".formatted(imported)))
                .isEqualTo("importedimport");
    }

    private String row(String query) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static JsonPath desk(JsonPath report) {
        return Staff.admin()
                .get("/v1/desk/articles/" + report.getString("items[0].article"))
                .jsonPath();
    }

    private static Map<String, Object> shown(String slug) {
        try {
            return JSON.readValue(given().get("/v1/articles/" + slug).asString(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> with(String member, Object value) {
        var line = line(unique("faulty"));
        line.put(member, value);
        return line;
    }

    private static Map<String, Object> line(String slug) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", slug);
        line.put("slug", slug);
        line.put("title", "Title of " + slug);
        line.put("publishedAt", "2025-01-21T21:46:00Z");
        line.put("body", List.of(Map.of("type", "paragraph", "html", "It sailed.")));
        return line;
    }

    private static String lines(Map<String, Object> line) {
        return lines(List.of(line));
    }

    private static String lines(List<Map<String, Object>> lines) {
        return lines.stream().map(DatelineImportTest::json).collect(joining("\n")) + "\n";
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
