package news.dateline.feed;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The news as reader apps and partners take it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedsTest {
    private static final List<String> FORMATS = List.of("rss", "atom", "json");

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @Inject
    Feeds feeds;

    private String section = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
    }

    private String feed(String format) {
        return "/feeds/sections/" + section + "." + format;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ends ]]> here & <there>",
                "Fish &amp; chips &#38; \"quotes\" 'n' more",
                "Ferry 🚢 arrives 👩‍👩‍👧 at 東京",
                "وصلت العبارة إلى الميناء \u200F(عند الفجر)\u200E",
                "A bell\u0007, a form feed\f, a unit\u001F and \uFFFE\uFFFF end",
                "--> <!-- <![CDATA[ ?> %s {} ${x}"
            })
    void everyFormatSaysTheSame(String words) {
        var article = newsroom.publish(titled(words).in(section).saying(words + "\n\n`" + words + "`"));
        var api = Reader.read("/v1/articles/" + article.slug() + "?body=html");
        var legible = words.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        for (var format : FORMATS) {
            var entry = Follower.entries(feed(format)).getFirst();
            assertThat(entry.id()).as(format).isEqualTo("urn:uuid:" + article.id());
            assertThat(entry.title()).as(format).isEqualTo(legible);
            assertThat(entry.url()).as(format).isEqualTo(api.get("url"));
            assertThat(entry.content()).as(format).isEqualTo(api.get("body"));
            assertThat(entry.summary()).as(format).isEqualTo(api.get("summary"));
        }
    }

    @Test
    void anEntrySaysWhoWroteItWhenAndWhatItIsFiledUnder() {
        var tag = newsroom.tag();
        var author = newsroom.author();
        newsroom.publish(titled("Ferry reaches harbour")
                .in(section)
                .tagged(tag)
                .by(author)
                .at("2025-01-21T21:46:00Z")
                .updated("2025-01-22T08:00:00Z"));
        var atom = Follower.parsed(Follower.get(feed("atom"))).getEntries().getFirst();
        assertThat(atom.getAuthors()).extracting(person -> person.getName()).containsExactly("An author");
        assertThat(atom.getCategories())
                .extracting(category -> category.getTaxonomyUri().replaceAll(".*/v1/", "") + " " + category.getName())
                .containsExactly("sections " + section, "tags " + tag);
        assertThat(atom.getPublishedDate()).isEqualTo("2025-01-21T21:46:00Z");
        assertThat(atom.getUpdatedDate()).isEqualTo("2025-01-22T08:00:00Z");
        var rss = Follower.get(feed("rss")).asString();
        assertThat(rss)
                .contains(
                        "<dc:creator>An author</dc:creator>",
                        "<pubDate>Tue, 21 Jan 2025 21:46:00 GMT</pubDate>",
                        "<atom:updated>2025-01-22T08:00:00Z</atom:updated>",
                        "<dc:language>en</dc:language>",
                        ">A section</category>",
                        ">A tag</category>");
        assertThat(Follower.items(Follower.get(feed("json"))).getFirst())
                .containsEntry("date_published", "2025-01-21T21:46:00Z")
                .containsEntry("date_modified", "2025-01-22T08:00:00Z")
                .containsEntry("language", "en")
                .containsEntry("tags", List.of("A section", "A tag"))
                .containsEntry("authors", List.of(Map.of("name", "An author")));
    }

    @Test
    void aCorrectionMakesTheEntryNews() {
        var article = newsroom.publish(titled("Corrected").in(section).at("2025-01-21T21:46:00Z"));
        newsroom.correct(article, "It was the other harbour.", Instant.parse("2025-03-01T12:00:00Z"));
        assertThat(Follower.get(feed("atom")).asString()).contains("<updated>2025-03-01T12:00:00Z</updated>");
        assertThat(Follower.items(Follower.get(feed("json"))).getFirst())
                .containsEntry("date_modified", "2025-03-01T12:00:00Z");
    }

    @Test
    void pictureAndRecordingComeAlong() {
        var draft = Staff.admin()
                .drafts(Map.of(
                        "title",
                        "To be heard",
                        "section",
                        section,
                        "leadImage",
                        Map.of(
                                "url",
                                "/media/pier.jpg",
                                "alt",
                                "A pier",
                                "credit",
                                "A. & B.",
                                "width",
                                1600,
                                "height",
                                900),
                        "audio",
                        Map.of(
                                "url",
                                "https://media.example.org/a.mp3",
                                "mediaType",
                                "audio/mpeg",
                                "durationSeconds",
                                131)));
        draft.act("publish", Map.of());
        var picture = Follower.items(Follower.get(feed("json"))).getFirst().get("image");
        assertThat(picture).asString().startsWith("http").endsWith("/media/pier.jpg");
        for (var format : List.of("rss", "atom")) {
            assertThat(Follower.get(feed(format)).asString())
                    .contains(
                            "<media:content url=\"" + picture + "\" medium=\"image\" width=\"1600\" height=\"900\">",
                            "<media:description type=\"plain\">A pier</media:description>",
                            "A. &amp; B.</media:credit>");
            assertThat(Follower.parsed(Follower.get(feed(format)))
                            .getEntries()
                            .getFirst()
                            .getEnclosures())
                    .singleElement()
                    .satisfies(enclosure -> {
                        assertThat(enclosure.getUrl()).isEqualTo("https://media.example.org/a.mp3");
                        assertThat(enclosure.getType()).isEqualTo("audio/mpeg");
                    });
        }
        assertThat(Follower.items(Follower.get(feed("json"))).getFirst())
                .containsEntry(
                        "attachments",
                        List.of(Map.of(
                                "url",
                                "https://media.example.org/a.mp3",
                                "mime_type",
                                "audio/mpeg",
                                "duration_in_seconds",
                                131)));
    }

    @Test
    void whatMayNotBePassedOnStaysAtHome() {
        var secret = Map.of("url", "https://images.example.org/ours-only.jpg", "syndicable", false);
        var block = new HashMap<String, Object>(secret);
        block.putAll(Map.of("type", "image", "caption", "Ours only"));
        var body = Map.of("format", "blocks", "content", List.of(block, Map.of("type", "paragraph", "html", "Open.")));
        Staff.admin()
                .drafts(Map.of("title", "Half open", "section", section, "leadImage", secret, "body", body))
                .act("publish", Map.of());
        new Shelf(Staff.admin(), "live").created(Map.of("body", body));
        for (var format : FORMATS) {
            for (var feed : List.of(feed(format), "/feeds/live.%s?limit=1".formatted(format))) {
                assertThat(Follower.get(feed).asString())
                        .as(feed)
                        .contains("Open.")
                        .doesNotContainIgnoringCase("ours-only")
                        .doesNotContainIgnoringCase("ours only");
            }
        }
    }

    @Test
    void noAddressInTheTextIsRelative() {
        var article = newsroom.publish(
                titled("Far from home")
                        .in(section)
                        .saying(
                                "[Site](/about) and [place](#p-1) and [mail](mailto:a@example.org)\n\n![Pier](/media/pier.jpg)"));
        var url = String.valueOf(Reader.read("/v1/articles/" + article.slug()).get("url"));
        var base = url.substring(0, url.indexOf("/articles/"));
        for (var format : FORMATS) {
            assertThat(Follower.entries(feed(format)).getFirst().content())
                    .as(format)
                    .contains(
                            "href=\"" + base + "/about\"",
                            "href=\"" + url + "#p-1\"",
                            "href=\"mailto:a@example.org\"",
                            "src=\"" + base + "/media/pier.jpg\"")
                    .doesNotContain("=\"/", "=\"#");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void pagesFollowEachOtherWithoutGapOrRepeat(String format) {
        var published = newsroom.publish(IntStream.range(0, 7)
                .mapToObj(number -> titled("Part " + number).in(section).at("2025-01-0" + (number + 1) + "T00:00:00Z"))
                .toArray(Piece[]::new));
        var seen = new ArrayList<String>();
        var first = feed(format) + "?limit=3";
        var last = first;
        for (var at = List.of(first); !at.isEmpty(); at = Follower.links(Follower.get(last), "next")) {
            last = at.getFirst();
            seen.addAll(Follower.ids(last));
            assertThat(Follower.links(Follower.get(last), "first").getFirst()).endsWith(first);
        }
        assertThat(seen)
                .containsExactlyElementsOf(published.reversed().stream()
                        .map(article -> article.id().toString())
                        .toList());
        var previous = Follower.links(Follower.get(last), "prev").getFirst();
        assertThat(Follower.ids(previous)).isEqualTo(seen.subList(3, 6));
        assertThat(Follower.get(previous).asString())
                .contains(previous.replace("&", format.equals("json") ? "&" : "&amp;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void aFeedIsAnAnswerLikeAnyOther(String format) {
        var article = newsroom.publish(titled("Kept by caches").in(section));
        var answer = Follower.get(feed(format));
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=");
        assertThat(answer.header("Cache-Tag").split(" ", -1))
                .contains("articles", "section:" + section, "article:" + article.id());
        assertThat(answer.header("Last-Modified")).endsWith("GMT");
        assertThat(answer.contentType())
                .isEqualTo(
                        format.equals("json")
                                ? "application/feed+json"
                                : "application/" + format + "+xml;charset=UTF-8");
        var held = Reader.get(feed(format), "If-None-Match", answer.header("ETag"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(Follower.links(held, "hub")).isNotEmpty();
        newsroom.publish(titled("Newer").in(section));
        assertThat(Reader.get(feed(format), "If-None-Match", answer.header("ETag"))
                        .statusCode())
                .isEqualTo(200);
        newsroom.publish(titled("Elsewhere").in(newsroom.section()));
        var etag = Follower.get(feed(format)).header("ETag");
        newsroom.publish(titled("Elsewhere again").in(newsroom.section()));
        assertThat(Follower.get(feed(format)).header("ETag"))
                .as("what happens elsewhere changes no byte of it")
                .isEqualTo(etag);
    }

    @Test
    void idsStayWhenSlugsChange() {
        var article = newsroom.publish(titled("Renamed").in(section));
        var before = Follower.get(feed("atom"));
        newsroom.rename(article, Newsroom.unique("renamed"));
        var sections = new Shelf(Staff.admin(), "sections");
        var former = section;
        section = Newsroom.unique("section");
        sections.patch(Staff.admin().get("/v1/desk/sections/" + former), Map.of("slug", section));
        assertThat(Follower.ids(feed("atom"))).containsExactly(article.id().toString());
        assertThat(Follower.parsed(Follower.get(feed("atom"))).getUri())
                .startsWith("urn:uuid:")
                .isEqualTo(Follower.parsed(before).getUri());
        for (var format : FORMATS) {
            var moved = Reader.get("/feeds/sections/" + former + "." + format + "?limit=3");
            assertThat(moved.statusCode()).isEqualTo(308);
            assertThat(moved.header("Location")).endsWith(feed(format));
        }
    }

    @Test
    void thereIsAFeedOfEachTagAndAuthorAndOfEverything() {
        var tag = newsroom.tag();
        var author = newsroom.author();
        // Newer than whatever else was published, if only for the time of this test.
        var other = newsroom.publish(titled("Of neither").in(section).at("2091-01-01T00:00:00Z"));
        var article = newsroom.publish(titled("Of both").tagged(tag).by(author).at("2091-01-02T00:00:00Z"));
        for (var format : FORMATS) {
            for (var feed : List.of("tags/" + tag, "authors/" + author)) {
                assertThat(Follower.ids("/feeds/" + feed + "." + format))
                        .containsExactly(article.id().toString());
            }
            assertThat(Follower.ids("/feeds/articles.%s?limit=2".formatted(format)))
                    .containsExactly(article.id().toString(), other.id().toString());
        }
        newsroom.delete(article);
        newsroom.delete(other);
    }

    @ParameterizedTest
    @CsvSource({"rss, 2, 1", "atom, 3, 2", "json, 2, 1"})
    void aFeedOfOneCostsAsManyStatementsAsAFeedOfMany(String format, long ofSection, long ofAll) {
        newsroom.publish(IntStream.range(0, 30)
                .mapToObj(number -> titled("Crowded").in(section))
                .toArray(Piece[]::new));
        for (int limit : new int[] {1, 30}) {
            assertThat(statements.of(feed(format) + "?limit=" + limit)).isEqualTo(ofSection);
            assertThat(statements.of("/feeds/live.%s?limit=%d".formatted(format, limit)))
                    .isEqualTo(ofAll);
        }
        newsroom.publish(titled("Alone").in(section).at("2090-01-01T00:00:00Z"));
        assertThat(statements.of("/feeds/articles.%s?limit=1".formatted(format)))
                .isEqualTo(ofAll);
    }

    @Test
    void whatIsNoFeedIsRefused() {
        for (var path : List.of(
                "/feeds/articles.xml",
                "/feeds/articles",
                "/feeds/articles.RSS",
                "/feeds/tags/no-such-tag.rss",
                "/feeds/tags/.rss",
                "/feeds/coverages/davos-forum.rss")) {
            Reader.assertProblem(Reader.get(path), 404, "not-found");
        }
        Reader.assertRefused(Reader.get("/feeds/articles.rss?limit=101"), "limit");
        Reader.assertRefused(Reader.get("/feeds/articles.rss?section=war"), "section");
        Reader.assertProblem(Reader.get("/feeds/articles.rss?cursor=forged"), 400, "bad-cursor");
        var wrongMethod = Reader.send("POST", "/feeds/articles.atom");
        Reader.assertProblem(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void readersAcceptInStrangeWays() {
        for (var accept : List.of("text/html", "application/xml", "application/json", "text/xml, */*;q=0.1")) {
            assertThat(Reader.get("/feeds/articles.rss?limit=1", "Accept", accept)
                            .statusCode())
                    .as(accept)
                    .isEqualTo(200);
        }
    }

    @Test
    void otherRoomsReadTheSameBytes() {
        newsroom.publish(titled("One").in(section), titled("Another").in(section));
        for (var format : FORMATS) {
            for (var query : List.of("", "?limit=1")) {
                var answer = Follower.get(feed(format) + query);
                var self = Follower.links(answer, "self").getFirst();
                var document = feeds.at(self).orElseThrow();
                assertThat(document.address()).isEqualTo(self).endsWith(feed(format) + query);
                assertThat(document.bytes()).asString().isEqualTo(answer.asString());
                assertThat(document.mediaType()).isEqualTo(answer.contentType());
                assertThat(document.links()).isEqualTo(answer.headers().getValues("Link"));
            }
        }
        var base = feeds.at(
                        Follower.links(Follower.get("/feeds/live.json"), "self").getFirst())
                .orElseThrow()
                .address()
                .replace("/feeds/live.json", "");
        for (var other : List.of(
                "/feeds/live.json",
                "https://example.org/feeds/live.json",
                base + "/feeds/live.xml",
                base + "/feeds/live.json?limit=0",
                base + "/feeds/live.json?cursor=x",
                base + "/feeds/tags/no-such-tag.json",
                base + "/v1/articles",
                base)) {
            assertThat(feeds.at(other)).as(other).isEmpty();
        }
    }

    @Test
    void feedsAreFoundFromTheLists() {
        var links = Json.object(Reader.get("/v1"));
        assertThat(links.toString()).contains("/feeds/articles.atom", "/feeds/live.atom");
        assertThat(alternates("/v1/articles?limit=1"))
                .hasSize(3)
                .first()
                .asString()
                .endsWith("/feeds/articles.rss");
        assertThat(alternates("/v1/live")).hasSize(3).last().asString().endsWith("/feeds/live.json");
        assertThat(alternates("/v1/articles?limit=1&section=war"))
                .first()
                .asString()
                .endsWith("/feeds/sections/war.rss");
        assertThat(alternates("/v1/authors/marta-velychko"))
                .first()
                .asString()
                .endsWith("/feeds/authors/marta-velychko.rss");
        for (var without : List.of(
                "/v1/articles?q=ferry", "/v1/articles?section=war&tag=albania", "/v1/live?tag=davos", "/v1/tags")) {
            assertThat(alternates(without)).as(without).isEmpty();
        }
    }

    private static List<String> alternates(String target) {
        return Follower.links(Reader.get(target), "alternate");
    }
}
