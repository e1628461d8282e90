package news.dateline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody out there who reads over HTTP, without a key. */
public final class Reader {
    private Reader() {}

    /** The answer to GET for this path and query, sent as they are; {@code headers} are names and values in turn. */
    public static Response get(String target, String... headers) {
        return send("GET", target, headers);
    }

    /** The answer to any method; redirects are not followed, nothing is unpacked. */
    public static Response send(String method, String target, String... headers) {
        var request = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.request(method, target);
    }

    /** The body of an answer that must be 200. */
    public static Map<String, Object> read(String target) {
        var response = get(target);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Json.object(response);
    }

    /** The slugs of a page, in their order. */
    public static List<String> slugs(String target) {
        return members(target, "slug");
    }

    /** One member of all entries of a page, in their order. */
    public static List<String> members(String target, String member) {
        var response = get(target);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Json.texts(
                response,
                Stream.concat(Stream.of("data"), Arrays.stream(member.split("\\.", -1)))
                        .toArray(String[]::new));
    }

    /** The pages from this one on, as lists of slugs, along {@code links.next}. */
    public static List<List<String>> pages(String target) {
        return walk(target, "next");
    }

    /** The pages from this one on, along {@code links.next} or {@code links.prev}. */
    public static List<List<String>> walk(String target, String direction) {
        var pages = new ArrayList<List<String>>();
        for (var at = target; at != null; ) {
            var page = get(at);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            pages.add(Json.texts(page, "data", "slug"));
            assertThat(pages).as("a walk that ends").hasSizeLessThan(200);
            at = Json.text(page, "links", direction);
        }
        return pages;
    }

    /** The link to a neighbour of this page, null at the end. */
    public static @Nullable String link(String target, String direction) {
        return Json.text(get(target), "links", direction);
    }

    /** The link to the next page, which there must be. */
    public static String next(String target) {
        return Objects.requireNonNull(link(target, "next"), "links.next");
    }

    /** Asserts that the answer is a problem of this kind that names the parameter. */
    public static void assertRefused(Response response, String parameter) {
        assertProblem(response, 400, null);
        assertThat(Json.texts(response, "errors", "parameter"))
                .as(response.asString())
                .contains(parameter);
        assertThat(Json.text(response, "detail")).isNotBlank();
    }

    /** Asserts that the answer is a well-formed problem with this status and, if given, this type. */
    public static void assertProblem(Response response, int status, @Nullable String slug) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        var problem = Json.object(response);
        assertThat(problem).containsEntry("status", status);
        assertThat((String) problem.get("title")).isNotBlank();
        assertThat((String) problem.get("instance")).startsWith("/");
        assertThat((String) problem.get("type")).startsWith("/problems/");
        if (slug != null) {
            assertThat(problem).containsEntry("type", "/problems/" + slug);
        }
    }
}
