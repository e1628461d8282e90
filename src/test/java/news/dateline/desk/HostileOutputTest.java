package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

/** Text that would like to be a program is text in every format that leaves the house, whoever wrote it and wherever it stands. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileOutputTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
            + "</title></textarea>]]>--><svg onload=alert(1)>{{7*7}}${7*7}&lt;script&gt;javascript:alert(1)";

    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction", "data", "poster");

    private final Staff editor = Staff.admin();

    /** An article that is hostile from its title to its author. */
    private String published() {
        var tag = made("/v1/desk/tags", Map.of("name", HOSTILE, "slug", Newsroom.unique("tag")));
        var section = made("/v1/desk/sections", Map.of("name", HOSTILE, "slug", Newsroom.unique("section")));
        var author = made("/v1/desk/authors", Map.of("name", HOSTILE, "slug", Newsroom.unique("author")));
        var image = Map.of("url", "/x.jpg", "alt", HOSTILE, "caption", HOSTILE, "credit", HOSTILE);
        var piece = editor.drafts(Map.of(
                "title",
                HOSTILE,
                "summary",
                HOSTILE,
                "slug",
                Newsroom.unique("hostile"),
                "section",
                section,
                "tags",
                List.of(tag),
                "authors",
                List.of(author),
                "leadImage",
                image,
                "body",
                Map.of("format", "html", "content", "<p>" + HOSTILE + "</p><h2>" + HOSTILE + "</h2>")));
        piece.act("publish", Map.of());
        piece.act("corrections", Map.of("text", HOSTILE));
        return piece.read().jsonPath().getString("slug");
    }

    private String made(String path, Map<String, ?> order) {
        var answer = editor.post(path, order);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("slug");
    }

    @Test
    void anArticleIsHarmlessInEveryFormat() throws Exception {
        var slug = published();
        var article = "/v1/articles/" + slug;
        var seen = Reader.get(article);
        var tag = seen.jsonPath().getString("tags[0].slug");
        for (var target : List.of(
                article,
                article + "?body=html",
                article + "?body=text",
                article + "?include=related",
                "/v1/articles?tag=" + tag + "&include=body",
                "/v1/articles?body=html&include=body&q=alert&tag=" + tag,
                "/v1/pages/article/" + slug,
                "/v1/tags/" + tag,
                "/v1/corrections",
                "/oembed?url=" + encoded(seen.jsonPath().getString("url")))) {
            assertIsHarmlessJson(Reader.get(target));
        }
        HostileMarkup.assertHarmless(
                Reader.get(article + "?body=html").jsonPath().getString("body"));
        HostileMarkup.assertHarmlessBlocks(seen.jsonPath().getList("body"));
        for (var type : List.of("application/ld+json", "application/vnd.iptc.ninjs+json")) {
            assertIsHarmlessJson(Reader.get(article, "Accept", type));
        }
        for (var feed : List.of("/feeds/articles", "/feeds/tags/" + tag)) {
            assertIsHarmlessXml(Reader.get(feed + ".rss"));
            assertIsHarmlessXml(Reader.get(feed + ".atom"));
            var json = Reader.get(feed + ".json");
            assertIsHarmlessJson(json);
            json.jsonPath().<String>getList("items.content_html").forEach(html -> {
                if (html != null) {
                    HostileMarkup.assertHarmless(html);
                }
            });
        }
        for (var sitemap : List.of("/sitemaps/news.xml", "/sitemaps/index.xml")) {
            assertIsHarmlessXml(Reader.get(sitemap));
        }
    }

    /** What is put into a page between {@code <script>} and its end must not end it. */
    @Test
    void schemaOrgCannotLeaveItsScript() {
        var data = Reader.get("/v1/articles/" + published(), "Accept", "application/ld+json");
        assertThat(data.asString()).doesNotContainIgnoringCase("</script", "<!--");
    }

    @Test
    void liveUpdatesAreHarmless() throws Exception {
        var update = Map.of("title", HOSTILE, "body", Map.of("format", "html", "content", "<p>" + HOSTILE + "</p>"));
        var made = editor.post("/v1/desk/live", update);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        var live = Reader.get("/v1/live/" + made.jsonPath().getString("id"));
        HostileMarkup.assertHarmless(live.jsonPath().getString("body"));
        assertIsHarmlessJson(live);
        assertIsHarmlessXml(Reader.get("/feeds/live.rss"));
        assertIsHarmlessXml(Reader.get("/feeds/live.atom"));
        assertIsHarmlessJson(Reader.get("/feeds/live.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions",
                "/subscriptions?newsletter=X&email=X",
                "/subscriptions/links?email=X",
                "/subscriptions/confirm?token=X",
                "/subscriptions/preferences?token=X",
                "/subscriptions/unsubscribe/X",
                "/problems/X",
                "/problems?X=X",
                "/docs/?url=X",
                "/docs/X",
                "/X",
                "/search?q=X",
                "/articles/X",
                "/v1/articles?X=1",
                "/v1/articles?q=X&limit=X",
                "/v1/X",
                "/feeds/tags/X.rss",
                "/oembed?url=X",
                "/demo/X",
                "/q/X"
            })
    void noPageAndNoProblemRunsWhatItIsAskedWith(String target) {
        var newsletter = Map.of("name", HOSTILE, "description", HOSTILE, "cadence", "daily", "language", "en");
        var answer = editor.post("/v1/desk/newsletters", newsletter);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        var id = "/v1/desk/newsletters/" + answer.jsonPath().getString("slug");
        try {
            for (var vector :
                    List.of(HOSTILE, "'-alert(1)-'", "javascript:alert(1)", "\"autofocus onfocus=alert(1) x=\"")) {
                assertIsHarmless(RawHttp.get(target.replace("X", encoded(vector)), "Accept: text/html,*/*"));
            }
        } finally {
            editor.send("DELETE", id, "application/json", "", "If-Match", answer.header("ETag"));
        }
    }

    /** What a browser would show as a page has no program in it but the files of the house, and no word of the attack as markup. */
    private static void assertIsHarmless(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        var type = answer.header("Content-Type").orElse("");
        if (!type.startsWith("text/html")) {
            assertThat(type).doesNotContain("html", "svg");
            return;
        }
        var page = Jsoup.parse(answer.body());
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey()).as(answer.body()).doesNotStartWith("on");
                if (ADDRESSES.contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(answer.body()).doesNotStartWith("javascript:");
                }
            });
            if (element.normalName().equals("script")) {
                assertThat(element.data()).doesNotContain("alert(1)");
            }
            assertThat(element.normalName()).isNotIn("iframe", "object", "embed", "base");
        }
        assertThat(page.select("img[src=x], svg[onload]")).isEmpty();
    }

    private static void assertIsHarmlessJson(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).matches("application/([a-z.+]*\\+)?json(;.*)?");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.jsonPath().<Object>get()).isNotNull();
    }

    /** Well-formed, without elements that the attack would have made, and with harmless markup where markup is text. */
    private static void assertIsHarmlessXml(Response answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).contains("xml");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.asByteArray()));
        var texts = new ArrayList<String>();
        collect(document.getDocumentElement(), texts);
        assertThat(texts.stream().filter(text -> text.contains("<p")).toList())
                .allSatisfy(HostileMarkup::assertHarmless);
    }

    private static void collect(Node node, List<String> texts) {
        assertThat(List.of("script", "svg", "img", "iframe")).doesNotContain(String.valueOf(node.getLocalName()));
        var children = node.getChildNodes();
        if (children.getLength() == 1 && children.item(0).getNodeType() != Node.ELEMENT_NODE) {
            texts.add(node.getTextContent());
        }
        for (int i = 0; i < children.getLength(); i++) {
            collect(children.item(i), texts);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
