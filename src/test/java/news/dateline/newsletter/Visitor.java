package news.dateline.newsletter;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Newsroom;

/** Somebody with an address of their own, who signs up, confirms and leaves. */
final class Visitor {
    private final String email;

    private Visitor(String email) {
        this.email = email;
    }

    /** Somebody whom nobody has seen before. */
    static Visitor unknown() {
        return new Visitor(Newsroom.unique("reader") + "@example.org");
    }

    static Visitor called(String email) {
        return new Visitor(email);
    }

    String email() {
        return email;
    }

    /** Asks for newsletters, over JSON. */
    Response signUp(String... newsletters) {
        return given().contentType("application/json")
                .body(Map.of(
                        "email",
                        email,
                        "newsletters",
                        List.of(newsletters),
                        "consent",
                        Map.of("text", "Send me news. I can leave at any time.", "formId", "article-footer")))
                .post("/v1/subscriptions");
    }

    /** Asks for a link to the preferences. */
    Response askForLink() {
        return given().contentType("application/json")
                .body(Map.of("email", email))
                .post("/v1/subscriptions/links");
    }

    static Response confirm(String token) {
        return given().contentType("application/json")
                .body(Map.of("token", token))
                .post("/v1/subscriptions/confirm");
    }

    /** As a mail program does it (RFC 8058). */
    static Response leave(String token) {
        return given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post("/subscriptions/unsubscribe/" + token);
    }
}
