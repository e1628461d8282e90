package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted is harmless to readers, and comes back as it is kept, however often it is sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HarmlessBodiesTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final Staff editor = Staff.admin();

    @Inject
    Newsroom newsroom;

    @ParameterizedTest
    @MethodSource("news.dateline.desk.HostileMarkup#all")
    void hostileMarkupIsKeptHarmless(String markup) {
        for (var format : List.of("html", "markdown")) {
            var made = create(markup, Map.of("format", format, "content", markup));
            HostileMarkup.assertHarmlessBlocks(made.jsonPath().getList("body.content"));
            assertReadsBackTheSame(made);
        }
    }

    /** All of it at once, in every member of every block that takes text. */
    @ParameterizedTest
    @ValueSource(strings = {"blocks", "html", "markdown"})
    void readersGetHostileMarkupHarmless(String format) {
        var content = format.equals("blocks")
                ? HostileMarkup.all().stream()
                        .flatMap(HarmlessBodiesTest::blocks)
                        .toList()
                : String.join("\n\n", HostileMarkup.all());
        var made = create("<script>alert(1)</script>", Map.of("format", format, "content", content));
        publish(assertReadsBackTheSame(made));
        var target = "/v1/articles/" + made.jsonPath().getString("id");
        HostileMarkup.assertHarmless(
                Reader.get(target + "?body=html").jsonPath().getString("body"));
        HostileMarkup.assertHarmlessBlocks(Reader.get(target).jsonPath().getList("body"));
    }

    private static Stream<Map<String, Object>> blocks(String markup) {
        var url = "/x.jpg";
        return Stream.of(
                Map.of("type", "paragraph", "html", markup),
                Map.of("type", "heading", "level", 2, "html", markup),
                Map.of("type", "quote", "html", markup, "attribution", markup),
                Map.of("type", "list", "ordered", true, "items", List.of(Map.of("html", markup))),
                Map.of("type", "image", "url", url, "alt", markup, "caption", markup, "credit", markup),
                Map.of("type", "audio", "url", url, "title", markup, "caption", markup),
                Map.of("type", "table", "header", List.of(markup), "rows", List.of(List.of(markup)), "caption", markup),
                Map.of("type", "code", "text", markup, "caption", markup),
                Map.of("type", "html", "html", markup));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/desk/harmless-text.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void textOfAnyLanguageReadsBackAsItWasSent(String what, String written) {
        var text = ESCAPE.matcher(written)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        var html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        var paragraph = Map.of("type", "paragraph", "html", html);
        var made = create(text, Map.of("format", "blocks", "content", List.of(paragraph)));
        assertThat(made.jsonPath().getString("body.content[0].text")).isEqualTo(text);
        assertThat(made.jsonPath().getString("body.content[0].html")).isEqualTo(html);
        publish(assertReadsBackTheSame(made));
        var target = "/v1/articles/" + made.jsonPath().getString("id");
        assertThat(Reader.get(target).jsonPath().getString("title")).isEqualTo(text);
        assertThat(Reader.get(target).jsonPath().getString("body[0].text")).isEqualTo(text);
        assertThat(Reader.get(target + "?body=text").jsonPath().getString("body"))
                .isEqualTo(text);
    }

    @Test
    void whatIsAsLongAsItMayBeIsTakenWhole() {
        var dividers = IntStream.range(1, 2000).mapToObj(i -> Map.of("type", "divider"));
        var paragraph = Map.of("type", "paragraph", "html", "p".repeat(100_000));
        var image = Map.of(
                "url",
                "https://example.org/" + "u".repeat(1980),
                "alt",
                "a".repeat(1000),
                "caption",
                "😀".repeat(1000),
                "width",
                100_000,
                "height",
                1);
        var texts = Map.of(
                "title",
                "😀".repeat(300),
                "slug",
                "a".repeat(187) + "-" + Stage.word().substring(2),
                "summary",
                "s".repeat(2000),
                "language",
                "zh-Hant-TW");
        var content = new LinkedHashMap<String, Object>(texts);
        content.put("leadImage", image);
        content.put("audio", Map.of("url", "/x", "mediaType", "audio/mpeg", "durationSeconds", 1_000_000));
        content.put("note", "n".repeat(500));
        content.put(
                "body",
                Map.of(
                        "format",
                        "blocks",
                        "content",
                        Stream.concat(Stream.of(paragraph), dividers).toList()));

        var piece = editor.drafts(content);
        var seen = piece.read();
        assertThat(Forms.content(seen)).containsAllEntriesOf(texts).containsEntry("leadImage", image);
        assertThat(seen.jsonPath().getList("body.content")).hasSize(2000);
        assertReadsBackTheSame(seen);
        piece.read();
        piece.act("publish", Map.of("note", "n".repeat(500)));
        piece.act("corrections", Map.of("text", "c".repeat(2000)));
        piece.act("retract", Map.of("reason", "r".repeat(2000)));
    }

    @Test
    void addressesInOtherLettersReachEveryReaderAsUris() {
        var author = editor.post("/v1/desk/authors", Map.of("name", "Oksana", "imageUrl", "/портрет.jpg"));
        assertThat(author.statusCode()).as(author.asString()).isEqualTo(201);
        var slug = author.jsonPath().getString("slug");
        assertThat(Reader.get("/v1/authors/" + slug).jsonPath().getString("imageUrl"))
                .endsWith("/%D0%BF%D0%BE%D1%80%D1%82%D1%80%D0%B5%D1%82.jpg");

        var piece = editor.drafts(Map.of(
                "title", "Barges",
                "authors", List.of(slug),
                "leadImage", Map.of("url", "https://münchen.example/Kähne[1].jpg"),
                "audio", Map.of("url", "https://media.example.org/Kähne.mp3", "mediaType", "audio/mpeg")));
        piece.act("publish", Map.of());
        var seen = Reader.get("/v1/articles/" + piece.id()).jsonPath();
        var picture = "https://xn--mnchen-3ya.example/K%C3%A4hne%5B1%5D.jpg";
        assertThat(seen.getString("leadImage.url")).isEqualTo(picture);
        assertThat(seen.getString("audio.url")).isEqualTo("https://media.example.org/K%C3%A4hne.mp3");
        for (var format : List.of("json", "rss", "atom")) {
            assertThat(Reader.get("/feeds/authors/" + slug + "." + format).asString())
                    .contains(picture);
        }
    }

    @Test
    void aCardOfNothingOrOfTheArticleItselfIsKeptAndShowsNothingElse() {
        var nobody = "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f";
        var piece = editor.drafts(Map.of("title", "Mirror"));
        var cards = Stream.of(nobody, piece.id())
                .map(id -> Map.of("type", "relatedArticle", "articleId", id))
                .toList();
        assertReadsBackTheSame(piece.edit(Map.of("body", Map.of("format", "blocks", "content", cards))));
        piece.read();
        piece.act("publish", Map.of());
        var seen = Reader.get("/v1/articles/" + piece.id());
        assertThat(seen.jsonPath().getList("body.article.id")).containsExactly(piece.id());
        assertThat(Told.by(seen)).doesNotContain(nobody);
        var shown = Map.of("format", "blocks", "content", seen.jsonPath().getList("body"));
        assertThat(piece.edit(Map.of("body", shown)).jsonPath().getList("body.content.articleId"))
                .containsExactly(piece.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slug",
                "summary",
                "language",
                "section",
                "tags",
                "authors",
                "leadImage",
                "audio",
                "body",
                "related"
            })
    void nullMeansLeftOut(String member) {
        var related = editor.drafts(Map.of("title", "Related"));
        var piece = editor.drafts(Map.of(
                "title", "Whole",
                "summary", "A summary.",
                "language", "uk",
                "section", newsroom.section(),
                "tags", List.of(newsroom.tag()),
                "authors", List.of(newsroom.author()),
                "leadImage", Map.of("url", "/x.jpg", "alt", "A pier"),
                "audio", Map.of("url", "/x.mp3", "mediaType", "audio/mpeg"),
                "related", List.of(related.id()),
                "body", Map.of("format", "markdown", "content", "Some words.")));
        var seen = piece.read();
        var with = Forms.toSendBack(seen);
        var without = new LinkedHashMap<>(with);
        without.remove(member);
        with.put(member, null);

        var patched = piece.edit(Collections.singletonMap(member, null));
        if (!member.equals("slug")) {
            assertThat(Forms.content(patched).get(member))
                    .isNotEqualTo(Forms.content(seen).get(member));
        }
        var replaced = put(patched, with);
        assertThat(Forms.content(replaced)).isEqualTo(Forms.content(patched)).containsEntry("title", "Whole");
        assertThat(Forms.content(put(replaced, without))).isEqualTo(Forms.content(patched));
    }

    /** A draft with this text wherever there is no markup: there it is nothing but text. */
    private Response create(String text, Map<String, ?> body) {
        var image = Map.of("url", "/x.jpg", "alt", text, "caption", text, "credit", text);
        var content = Map.of("title", text, "summary", text, "leadImage", image, "body", body);
        var made = editor.post("/v1/desk/articles", content);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(Forms.content(made))
                .containsEntry("title", text)
                .containsEntry("summary", text)
                .containsEntry("leadImage", image);
        return made;
    }

    /** The answer to what is sent back as it was seen. */
    private Response assertReadsBackTheSame(Response seen) {
        var after = put(seen, Forms.toSendBack(seen));
        assertThat(Forms.content(after)).isEqualTo(Forms.content(seen));
        return after;
    }

    private Response put(Response seen, Map<String, ?> input) {
        return accepted(editor.send("PUT", path(seen), "application/json", input, "If-Match", seen.header("ETag")));
    }

    private void publish(Response seen) {
        accepted(editor.post(path(seen) + "/publish", Map.of(), "If-Match", seen.header("ETag")));
    }

    private static Response accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static String path(Response seen) {
        return "/v1/desk/articles/" + Json.text(seen, "id");
    }
}
