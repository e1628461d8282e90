package news.dateline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody of the newsroom, with a key. */
public final class Staff {
    /** The key that the test application is started with ({@code %test.dateline.admin-key}). */
    public static final String ADMIN_KEY = "dl_only-for-tests-0123456789abcdef";

    private final String key;
    private final @Nullable String address;

    private Staff(String key, @Nullable String address) {
        this.key = key;
        this.address = address;
    }

    /** Whoever may do everything. */
    public static Staff admin() {
        return with(ADMIN_KEY);
    }

    /** Whoever has this key. */
    public static Staff with(String key) {
        return new Staff(key, null);
    }

    /** The same person at an instance of the application that is not the one under test. */
    public Staff at(String otherAddress) {
        return new Staff(key, otherAddress);
    }

    private RequestSpecification request() {
        var request = given().header("Authorization", "Bearer " + key);
        return address == null ? request : request.baseUri(address);
    }

    /** The answer to GET. */
    public Response get(String path) {
        return request().get(path);
    }

    /** The answer to POST; {@code headers} are names and values in turn. */
    public Response post(String path, Object body, String... headers) {
        return send("POST", path, "application/json", body, headers);
    }

    /** The answer to any method. */
    public Response send(String method, String path, String mediaType, Object body, String... headers) {
        var request = request().contentType(mediaType).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.request(method, path);
    }

    /** A new draft with this content; what the desk answers. */
    public Piece drafts(Map<String, ?> content) {
        var response = post("/v1/desk/articles", content);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        var id = Objects.requireNonNull(Json.text(response, "id"));
        return new Piece(this, id, response.header("ETag"));
    }

    /** The article, to work on. */
    public Piece opens(String id) {
        var piece = new Piece(this, id, "");
        piece.read();
        return piece;
    }

    /** An article that somebody works on, with the version they have seen last. */
    public static final class Piece {
        private final Staff staff;
        private final String id;
        private String etag;

        private Piece(Staff staff, String id, String etag) {
            this.staff = staff;
            this.id = id;
            this.etag = etag;
        }

        /** The id. */
        public String id() {
            return id;
        }

        /** The ETag of the version seen last. */
        public String etag() {
            return etag;
        }

        /** Where it lies at the desk. */
        public String path() {
            return "/v1/desk/articles/" + id;
        }

        /** Changes some members; the change must be accepted. */
        public Response edit(Map<String, ?> patch) {
            return accepted(staff.send("PATCH", path(), "application/merge-patch+json", patch, "If-Match", etag));
        }

        /** Does something with it ("publish", "retract"); it must be accepted. */
        public Response act(String action, Map<String, ?> order) {
            return accepted(tryTo(action, order));
        }

        /** Tries to do something with it. */
        public Response tryTo(String action, Map<String, ?> order) {
            return staff.post(path() + "/" + action, order, "If-Match", etag);
        }

        /** Reads it again. */
        public Response read() {
            return accepted(staff.get(path()));
        }

        /** The same piece in the hands of somebody else. */
        public Piece handedTo(Staff other) {
            return new Piece(other, id, etag);
        }

        private Response accepted(Response response) {
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            etag = response.header("ETag");
            return response;
        }
    }
}
