package news.dateline.desk;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Json;
import org.jspecify.annotations.Nullable;

/** What the desk shows of a draft, as somebody would send it back. */
final class Forms {
    private static final List<String> SAME_IN_BOTH =
            List.of("title", "slug", "summary", "language", "leadImage", "audio", "body", "related");

    private static final List<String> COUNTED = List.of("revision", "modifiedAt", "hasWaitingEdits");

    private Forms() {}

    static Map<String, Object> toSendBack(Response seen) {
        var view = Json.object(seen);
        var input = new LinkedHashMap<String, Object>();
        for (var member : SAME_IN_BOTH) {
            put(input, member, view.get(member));
        }
        put(input, "section", Json.at(seen, "section", "slug"));
        put(input, "tags", Json.at(seen, "tags", "slug"));
        put(input, "authors", Json.at(seen, "authors", "slug"));
        return input;
    }

    /** All but what counts the savings. */
    static Map<String, Object> content(Response seen) {
        var content = new LinkedHashMap<>(Json.object(seen));
        COUNTED.forEach(content::remove);
        return content;
    }

    private static void put(Map<String, Object> input, String member, @Nullable Object value) {
        if (value != null) {
            input.put(member, value);
        }
    }
}
