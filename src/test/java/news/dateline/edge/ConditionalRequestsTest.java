package news.dateline.edge;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPInputStream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConditionalRequestsTest {
    private static final String LEAD = "/v1/articles/albania-ukraine-ten-year-security-agreement";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    @Inject
    Newsroom newsroom;

    private static Instant lastModified(Response response) {
        return ZonedDateTime.parse(response.header("Last-Modified"), HTTP_DATE).toInstant();
    }

    private static String httpDate(Instant instant) {
        // Two digits for the day, as RFC 9110 has it.
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private static void assertHeld(Response response) {
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.asByteArray()).isEmpty();
        assertThat(response.header("ETag")).isNotBlank();
        assertThat(response.header("Cache-Control")).startsWith("public, max-age=");
        assertThat(response.header("Vary")).isEqualTo("Accept, Accept-Encoding, Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LEAD,
                LEAD + "/related",
                LEAD + "/corrections",
                "/v1",
                "/v1/articles?limit=3",
                "/v1/articles?section=no-such",
                "/v1/sections",
                "/v1/sections/war",
                "/v1/collections",
                "/v1/collections/editors-picks",
                "/v1/corrections"
            })
    void whoHoldsTheAnswerIsToldSoWithoutIt(String target) {
        var first = Reader.get(target);
        var etag = first.header("ETag");
        assertThat(etag).matches("\"[A-Za-z0-9_-]{20}\"");
        for (var held : List.of(etag, "W/" + etag, "\"other\", " + etag, "\"other\",W/" + etag, "*", " " + etag)) {
            assertHeld(Reader.get(target, "If-None-Match", held));
        }
        for (var other : List.of("\"other\"", etag.replace("\"", ""), "W/\"other\"", "\"" + etag + "\"")) {
            assertThat(Reader.get(target, "If-None-Match", other).statusCode())
                    .as(other)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LEAD,
                LEAD + "/related",
                LEAD + "/corrections",
                "/v1/articles",
                "/v1/articles?section=no-such",
                "/v1/tags",
                "/v1/tags?cursor=",
                "/v1/tags/davos",
                "/v1/collections",
                "/v1/collections/editors-picks",
                "/v1/corrections"
            })
    void everyAnswerOfNewsIsDated(String target) {
        if (target.endsWith("cursor=")) {
            target = Reader.next("/v1/tags?limit=5");
        }
        var now = Instant.now();
        assertThat(lastModified(Reader.get(target))).isBeforeOrEqualTo(now.minusSeconds(1));
        assertHeld(Reader.get(target, "If-Modified-Since", httpDate(now)));
        for (var date : List.of("Mon, 01 Jan 2024 00:00:00 GMT", "yesterday", "", "0")) {
            assertThat(Reader.get(target, "If-Modified-Since", date).statusCode())
                    .as(date)
                    .isEqualTo(200);
        }
        var both = Reader.get(target, "If-None-Match", "\"other\"", "If-Modified-Since", httpDate(now));
        assertThat(both.statusCode()).as("the tag wins over the date").isEqualTo(200);
    }

    @Test
    void aListFromWhichSomethingVanishedIsNeverTakenForTheOld() {
        var section = newsroom.section();
        var older = newsroom.publish(titled(Newsroom.unique("Older")).in(section));
        var gone = newsroom.publish(titled(Newsroom.unique("Gone")).in(section));
        var source = newsroom.publish(titled(Newsroom.unique("Source")).pointingTo(gone));
        newsroom.relate(older, gone);
        var collection = newsroom.collect(older, gone);
        var targets = List.of(
                "/v1/articles?section=" + section,
                "/v1/sections/" + section,
                "/v1/collections/" + collection,
                "/v1/articles/" + older.slug() + "/related",
                "/v1/articles/" + older.slug() + "?include=related",
                "/v1/articles/" + source.slug());
        var dates = targets.stream()
                .map(target -> Reader.get(target).header("Last-Modified"))
                .toList();
        newsroom.retract(gone);
        for (int i = 0; i < targets.size(); i++) {
            var again = Reader.get(targets.get(i), "If-Modified-Since", dates.get(i));
            assertThat(again.statusCode()).as(targets.get(i)).isEqualTo(200);
            assertThat(again.asString()).doesNotContain(gone.slug());
        }
    }

    @Test
    void anArticleAloneIsAsOldAsItsOwnLastChange() {
        var longAgo = Instant.parse("2024-02-03T04:05:06Z");
        var target = newsroom.publish(titled(Newsroom.unique("Target")));
        var alone = newsroom.publish(titled(Newsroom.unique("Alone")));
        var withCard = newsroom.publish(titled(Newsroom.unique("With a card")).pointingTo(target));
        for (var article : List.of(target, alone, withCard)) {
            newsroom.leaveAlone(article, longAgo);
        }
        assertThat(lastModified(Reader.get("/v1/articles/" + alone.slug()))).isEqualTo(longAgo);
        assertThat(lastModified(Reader.get("/v1/articles/" + alone.slug() + "?include=related")))
                .isAfter(longAgo);
        assertThat(lastModified(Reader.get("/v1/articles/" + withCard.slug()))).isAfter(longAgo);
    }

    @Test
    void eachCodingHasATagOfItsOwn() throws IOException, InterruptedException {
        var plain = Reader.get(LEAD);
        assertThat(plain.header("Content-Encoding")).isNull();
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + LEAD))
                .header("Accept-Encoding", "gzip")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var packed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(plain.asByteArray());
            }
            var etag = packed.headers().firstValue("ETag").orElseThrow();
            assertThat(etag).isNotEqualTo(plain.header("ETag"));
            assertHeld(Reader.get(LEAD, "Accept-Encoding", "gzip", "If-None-Match", etag));
        }
        var other = Reader.send("HEAD", LEAD, "Accept-Encoding", "gzip", "If-None-Match", plain.header("ETag"));
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void answersSayHowLongTheyMayBeKeptAndWhatTheyShow() {
        var lead = Reader.get(LEAD);
        assertThat(lead.header("Cache-Control"))
                .isEqualTo("public, max-age=10, stale-while-revalidate=60, stale-if-error=3600");
        assertThat(lead.header("Cache-Tag").split(" ", -1))
                .contains("article:" + lead.jsonPath().getString("id"), "section:war", "tag:f-16")
                .contains("author:marta-velychko")
                .doesNotHaveDuplicates();
        assertThat(lead.header("Surrogate-Key")).isEqualTo(lead.header("Cache-Tag"));
        assertThat(lead.headers().getValues("Vary")).containsExactly("Accept, Accept-Encoding, Authorization");
        assertThat(Reader.get("/v1/articles?limit=1").header("Cache-Tag")).startsWith("articles article:");
        assertThat(Reader.get("/v1/articles?section=no-such").header("Cache-Tag"))
                .isEqualTo("articles");
    }

    @Test
    void noProblemIsKept() {
        for (var target : List.of("/v1/articles/no-such", "/v1/articles?limit=0", "/nowhere")) {
            var problem = Reader.get(target, "If-None-Match", "*");
            assertThat(problem.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(problem.header("Cache-Control")).isEqualTo("no-store");
            assertThat(problem.header("ETag")).isNull();
        }
    }

    @Test
    void headTellsWhatGetWould() {
        for (var target : List.of(LEAD, "/v1/articles", "/v1/sections/war")) {
            var get = Reader.get(target);
            var head = Reader.send("HEAD", target);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.asByteArray()).isEmpty();
            for (var name : List.of("ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Vary")) {
                assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
            }
            assertHeld(Reader.send("HEAD", target, "If-None-Match", get.header("ETag")));
        }
    }

    @Test
    void theLinkHeaderSaysWhatTheLinksOfThePageSay() {
        var first = Reader.get("/v1/articles?limit=2");
        var second = Reader.get(first.jsonPath().getString("links.next"));
        var links = second.jsonPath();
        assertThat(pages(second))
                .containsExactly(
                        "<" + links.getString("links.self") + ">; rel=\"self\"",
                        "<" + links.getString("links.next") + ">; rel=\"next\"",
                        "<" + links.getString("links.prev") + ">; rel=\"prev\"");
        assertThat(pages(first)).hasSize(2);
    }

    /** Beside the pages, the header names the feeds of the list. */
    private static List<String> pages(Response list) {
        return list.headers().getValues("Link").stream()
                .filter(link -> !link.contains("rel=\"alternate\""))
                .toList();
    }
}
