package news.dateline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kind of thing that staff keep at the desk besides articles: its addresses, and what may be done there. */
public record Shelf(Staff staff, String kind) {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** The address at the desk. */
    public String path() {
        return "/v1/desk/" + kind;
    }

    /** The address of one of them. */
    public String path(Response thing) {
        return path() + "/" + id(thing);
    }

    /** A new one, which must be accepted. */
    public Response created(Map<String, ?> content) {
        var response = staff.post(path(), content);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response;
    }

    /** The answer to a merge patch of what was seen. */
    public Response patch(Response seen, Map<String, ?> patch) {
        return staff.send("PATCH", path(seen), MERGE_PATCH, patch, "If-Match", etag(seen));
    }

    /** The answer to a replacement of what was seen. */
    public Response put(Response seen, Map<String, ?> content) {
        return staff.send("PUT", path(seen), "application/json", content, "If-Match", etag(seen));
    }

    /** The answer to the deletion of what was seen. */
    public Response delete(Response seen) {
        return staff.send("DELETE", path(seen), "application/json", "", "If-Match", etag(seen));
    }

    /** What readers are answered. */
    public Response publicly(String slug) {
        return given().redirects().follow(false).get("/v1/" + kind + "/" + slug);
    }

    /** The facts after a position, as "type slug cause". */
    public static List<String> factsAfter(long seq) {
        var body = given().get("/v1/changes?limit=100&after=" + seq).jsonPath();
        List<String> types = body.getList("data.type");
        List<String> slugs = body.getList("data.subject.slug");
        List<@Nullable String> causes = body.getList("data.cause");
        var facts = new ArrayList<String>();
        for (int i = 0; i < types.size(); i++) {
            var cause = causes.get(i);
            facts.add(types.get(i) + " " + slugs.get(i) + (cause == null ? "" : " " + cause));
        }
        return facts;
    }

    /** The id in the answer. */
    public static String id(Response thing) {
        return thing.jsonPath().getString("id");
    }

    /** The slug in the answer. */
    public static String slug(Response thing) {
        return thing.jsonPath().getString("slug");
    }

    /** The ETag of the answer. */
    public static String etag(Response thing) {
        return thing.header("ETag");
    }
}
