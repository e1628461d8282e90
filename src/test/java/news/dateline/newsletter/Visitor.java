package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Newsroom;

/** Somebody with an address of their own, who signs up, confirms and leaves. */
public final class Visitor {
    private final String email;

    private Visitor(String email) {
        this.email = email;
    }

    /** Somebody whom nobody has seen before. */
    public static Visitor unknown() {
        return new Visitor(Newsroom.unique("reader") + "@example.org");
    }

    /** Somebody with this address. */
    public static Visitor called(String email) {
        return new Visitor(email);
    }

    /** The address. */
    public String email() {
        return email;
    }

    /** Asks for newsletters, over JSON. */
    public Response signUp(String... newsletters) {
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

    /** Signs up for these and confirms it; the letter that asked for it. */
    public Mailbox.Mail subscribe(Mailbox mailbox, String... newsletters) {
        assertThat(signUp(newsletters).statusCode()).isEqualTo(202);
        var letter = mailbox.letterTo(email, 1);
        assertThat(confirm(letter.token("/confirm")).statusCode()).isEqualTo(200);
        return letter;
    }

    /** The token of a fresh link to the preferences. */
    public String preferencesToken(Mailbox mailbox) {
        int letters = mailbox.lettersTo(email).size();
        assertThat(askForLink().statusCode()).isEqualTo(202);
        return mailbox.letterTo(email, letters + 1).token("/preferences");
    }

    /** Asks for a link to the preferences. */
    public Response askForLink() {
        return given().contentType("application/json")
                .body(Map.of("email", email))
                .post("/v1/subscriptions/links");
    }

    /** Presses the button of a letter. */
    public static Response confirm(String token) {
        return given().contentType("application/json")
                .body(Map.of("token", token))
                .post("/v1/subscriptions/confirm");
    }

    /** As a mail program does it (RFC 8058). */
    public static Response leave(String token) {
        return given().accept("application/json")
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post("/subscriptions/unsubscribe/" + token);
    }
}
