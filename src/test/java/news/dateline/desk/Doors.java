package news.dateline.desk;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.jspecify.annotations.Nullable;

/** The operations by which a body comes into the house, each with a thing that it can be done to. */
final class Doors {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Staff editor = Staff.admin();
    private final Map<String, Door> doors = new LinkedHashMap<>();

    /** The draft behind {@code replace} and {@code patch}. */
    final Staff.Piece draft;

    Doors() {
        draft = editor.drafts(Map.of("title", "Untouched"));
        var live = editor.drafts(Map.of("title", "Untouched and live"));
        live.act("publish", Map.of());
        post("create", "/v1/desk/articles", "title", null);
        add("replace", "PUT", JSON, draft.path(), "title", draft.etag());
        add("patch", "PATCH", MERGE_PATCH, draft.path(), "title", draft.etag());
        post("publish", draft.path() + "/publish", "note", draft.etag());
        post("preview", draft.path() + "/previews", "expiresInSeconds", null);
        post("retract", live.path() + "/retract", "reason", live.etag());
        post("correct", live.path() + "/corrections", "text", live.etag());
        for (var kind : List.of("section", "tag", "author", "collection")) {
            keep(kind);
        }
        post("key", "/v1/desk/keys", "name", null);
    }

    private void keep(String kind) {
        var shelf = new Shelf(editor, kind + "s");
        var thing = shelf.created(Map.of("name", "Untouched " + Stage.word()));
        post(kind, shelf.path(), "name", null);
        add("replace-" + kind, "PUT", JSON, shelf.path(thing), "name", Shelf.etag(thing));
        add("patch-" + kind, "PATCH", MERGE_PATCH, shelf.path(thing), "name", Shelf.etag(thing));
        if (kind.equals("tag")) {
            post("merge", shelf.path(thing) + "/merge", "into", Shelf.etag(thing));
        }
    }

    private void post(String name, String path, String member, @Nullable String etag) {
        add(name, "POST", JSON, path, member, etag);
    }

    private void add(String name, String method, String mediaType, String path, String member, @Nullable String etag) {
        doors.put(name, new Door(method, mediaType, path, member, etag));
    }

    Door named(String name) {
        return Objects.requireNonNull(doors.get(name), name);
    }

    /** One of each way in which bodies are read. */
    Iterable<Door> ofEachKind() {
        return Stream.of("create", "replace", "patch", "publish", "preview", "correct", "patch-collection", "key")
                .map(this::named)
                .toList();
    }

    Iterable<Door> all() {
        return doors.values();
    }

    /**
     * One of them.
     *
     * @param member one that takes text, or a number
     * @param etag the version of what is there; null where nothing is
     */
    record Door(
            String method,
            String mediaType,
            String path,
            String member,
            @Nullable String etag) {
        Response send(String body) {
            return send(body.getBytes(StandardCharsets.UTF_8), mediaType);
        }

        Response send(byte[] body, String contentType, String... headers) {
            var request =
                    given().header("Authorization", "Bearer " + Staff.ADMIN_KEY).contentType(contentType);
            if (etag != null) {
                request.header("If-Match", etag);
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return request.body(body).request(method, path);
        }

        /** Whether an empty body is as good as an empty object. */
        boolean needsNoBody() {
            return path.endsWith("/publish") || path.endsWith("/previews");
        }
    }
}
