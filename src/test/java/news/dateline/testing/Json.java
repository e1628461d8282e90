package news.dateline.testing;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an answer says, for tests that ask often: RestAssured compiles a program for every path that it looks up. */
public final class Json {
    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    /** The object that is the body. */
    public static Map<String, Object> object(Response response) {
        return object(response.asString());
    }

    /** The object that is written there. */
    public static Map<String, Object> object(String text) {
        return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    /** What stands at the end of these names, one within the other; of a list, that of each entry; null if nothing does. */
    public static @Nullable Object at(Response response, String... names) {
        Object found = object(response);
        for (var name : names) {
            found = step(found, name);
        }
        return found;
    }

    /** The same, when it is text. */
    public static @Nullable String text(Response response, String... names) {
        return (String) at(response, names);
    }

    /** The same, when it is a list; each entry as text, null where it has nothing of that name. */
    public static List<String> texts(Response response, String... names) {
        var list = (List<?>) at(response, names);
        return list == null
                ? List.of()
                : list.stream().map(entry -> Objects.toString(entry, null)).toList();
    }

    private static @Nullable Object step(@Nullable Object from, String name) {
        return switch (from) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list -> list.stream().map(entry -> step(entry, name)).toList();
            case null, default -> null;
        };
    }
}
