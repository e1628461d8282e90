package news.dateline.desk;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the desk shows of a draft, as somebody would send it back. */
final class Forms {
    private static final List<String> SAME_IN_BOTH =
            List.of("title", "slug", "summary", "language", "leadImage", "audio", "body", "related");

    private static final List<String> COUNTED = List.of("revision", "modifiedAt", "hasWaitingEdits");

    private Forms() {}

    static Map<String, Object> toSendBack(Response seen) {
        var view = seen.jsonPath();
        var input = new LinkedHashMap<String, Object>();
        for (var member : SAME_IN_BOTH) {
            put(input, member, view.get(member));
        }
        put(input, "section", view.get("section.slug"));
        put(input, "tags", view.get("tags.slug"));
        put(input, "authors", view.get("authors.slug"));
        return input;
    }

    /** All but what counts the savings. */
    static Map<String, Object> content(Response seen) {
        JsonPath view = seen.jsonPath();
        var content = new LinkedHashMap<String, Object>(view.getMap("$"));
        COUNTED.forEach(content::remove);
        return content;
    }

    private static void put(Map<String, Object> input, String member, @Nullable Object value) {
        if (value != null) {
            input.put(member, value);
        }
    }
}
