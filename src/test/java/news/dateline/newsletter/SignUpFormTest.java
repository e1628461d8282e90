package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import news.dateline.testing.PostgresResource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A person without scripts, from the form to being forgotten. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignUpFormTest {
    private static final Pattern ELSEWHERE = Pattern.compile("(src|href|action)=\"(?!/)[^\"]*\"|url\\(|@import");

    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    private final Visitor reader = Visitor.unknown();

    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualToIgnoringWhitespace("text/html;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self'");
        assertThat(answer.asString()).doesNotContain("<script").doesNotContainPattern(ELSEWHERE);
        var page = Jsoup.parse(answer.asString());
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(answer.header("Content-Language"));
        assertThat(page.select("main h1")).hasSize(1);
        // Whatever can be filled in says what it is for.
        page.select("input:not([type=hidden])")
                .forEach(input -> assertThat(page.select("label[for=" + input.id() + "]"))
                        .as(input.outerHtml())
                        .hasSize(1));
        return page;
    }

    private static Response post(String path, Map<String, ?> fields) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .post(path);
    }

    private static String stamp() {
        return page(given().get("/subscriptions"), 200)
                .expectFirst("input[name=stamp]")
                .val();
    }

    /** Somebody who takes their time. */
    private static String agedStamp() {
        var stamp = stamp();
        await().pollDelay(2100, TimeUnit.MILLISECONDS).until(() -> true);
        return stamp;
    }

    @Test
    void aPersonSignsUpConfirmsChangesAndIsForgottenWithoutScripts() {
        var thanks = page(
                post(
                        "/v1/subscriptions",
                        Map.of(
                                "email", reader.email(),
                                "newsletters", "daily-brief",
                                "stamp", agedStamp(),
                                "formId", "built-in",
                                "consentText", "By signing up you agree.",
                                "website", "")),
                202);
        assertThat(thanks.text())
                .contains("Thank you for signing up for this newsletter. We've sent you a confirmation email.");

        var letter = mailbox.letterTo(reader.email(), 1);
        var asked = page(given().get(path(letter.link("/confirm"))), 200);
        assertThat(asked.select("form button")).hasSize(1);
        var confirmed = page(submit(asked), 200);
        assertThat(confirmed.select("li").eachText()).containsExactly("The Daily Brief");
        assertThat(page(submit(asked), 410).text()).contains("all is well");

        page(post("/subscriptions/links", Map.of("email", reader.email())), 202);
        var link = mailbox.letterTo(reader.email(), 2).link("/preferences");
        var preferences = page(given().get(path(link)), 200);
        assertThat(preferences.select("input[name=newsletters][checked]").eachAttr("value"))
                .containsExactly("daily-brief");
        var token = preferences.expectFirst("input[name=token]").val();
        var saved = page(
                post("/subscriptions/preferences", Map.of("token", token, "newsletters", "kupol", "language", "uk")),
                200);
        assertThat(saved.select("input[name=newsletters][checked]").eachAttr("value"))
                .containsExactly("kupol");
        assertThat(saved.text()).contains("Збережено.");
        assertThat(post("/subscriptions/preferences/export", Map.of("token", token))
                        .jsonPath()
                        .getString("email"))
                .isEqualTo(reader.email());

        page(post("/subscriptions/preferences/erase", Map.of("token", token)), 200);
        assertThat(backstage.ledger(reader.email())).doesNotContain("erased -");
        var gone = page(post("/subscriptions/preferences/erase", Map.of("token", token, "sure", "yes")), 200);
        assertThat(gone.text()).contains("Вас забуто");
        assertThat(backstage.ledger(reader.email())).contains("erased -");
        page(given().get(path(link)), 410);
    }

    private static Response submit(Document page) {
        var form = page.expectFirst("form");
        return post(
                form.attr("action"),
                Map.of("token", form.expectFirst("input[name=token]").val()));
    }

    private static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }

    @Test
    void aPersonLeavesByTheLinkInALetter() {
        var letter = reader.subscribe(mailbox, "daily-brief", "kupol");
        var asked = page(given().header("Accept-Language", "uk").get(path(letter.link("/unsubscribe/"))), 200);
        assertThat(asked.select("li").eachText()).containsExactly("The Daily Brief", "Під куполом");
        var left = page(post(asked.expectFirst("form").attr("action"), Map.of("List-Unsubscribe", "One-Click")), 200);
        assertThat(left.text()).contains("You get no more of these newsletters.");
        assertThat(backstage.ledger(reader.email())).contains("withdrawn daily-brief", "withdrawn kupol");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        var again =
                page(post("/v1/subscriptions", Map.of("email", "jo@<b>example", "newsletters", "daily-brief")), 422);
        assertThat(again.expectFirst("#email-fault").text()).isEqualTo("Please, enter correct email address.");
        assertThat(again.expectFirst("#email").val()).isEqualTo("jo@<b>example");
        assertThat(again.select("input[name=newsletters][checked]").eachAttr("value"))
                .containsExactly("daily-brief");
        var empty = page(post("/v1/subscriptions", Map.of("email", "")), 422);
        assertThat(empty.expectFirst("#email-fault").text()).isEqualTo("is required");
        assertThat(empty.expectFirst("#newsletters-fault").text()).isEqualTo("is required");
        assertThat(page(post("/subscriptions/links", Map.of("email", "jo")), 422)
                        .expectFirst("#email-fault")
                        .text())
                .isEqualTo("Please, enter correct email address.");
    }

    @Test
    void whoMendsAMistakeNeedNotTakeTheirTimeAgain() {
        var fields = new HashMap<String, String>(
                Map.of("email", "jo@example", "newsletters", "daily-brief", "stamp", agedStamp()));
        var again = page(post("/v1/subscriptions", fields), 422);
        fields.put("email", reader.email());
        fields.put("stamp", again.expectFirst("input[name=stamp]").val());
        page(post("/v1/subscriptions", fields), 202);
        mailbox.letterTo(reader.email(), 1);
    }

    @Test
    void programsAreThankedLikePeopleAndNothingComesOfIt() {
        var person =
                page(post("/v1/subscriptions", Map.of("email", reader.email(), "newsletters", "daily-brief")), 202);
        mailbox.letterTo(reader.email(), 1);
        var forms = Map.of(
                "fills in what people do not see", Map.of("website", "https://example.org"),
                "is faster than any person", Map.of("stamp", stamp()),
                "makes up a stamp", Map.of("stamp", "AAABlIhtY8BRlGzT3H1yoUsbmb0Kc2SO"));
        forms.forEach((how, field) -> {
            var program = Visitor.unknown();
            var fields = new HashMap<String, Object>(field);
            fields.putAll(Map.of("email", program.email(), "newsletters", "daily-brief"));
            assertThat(page(post("/v1/subscriptions", fields), 202).html())
                    .as(how)
                    .isEqualTo(person.html());
            assertThat(backstage.everything()).as(how).noneMatch(row -> row.contains(program.email()));
        });
    }

    @Test
    void pagesAndLettersSpeakUkrainianToWhoeverAsksForIt() {
        var ukrainian = given().header("Accept-Language", "uk-UA,uk;q=0.9,en;q=0.5");
        assertThat(page(ukrainian.get("/subscriptions"), 200).expectFirst("h1").text())
                .isEqualTo("Розсилки");
        given().header("Accept-Language", "uk")
                .contentType("application/json")
                .body(Map.of("email", reader.email(), "newsletters", List.of("kupol")))
                .post("/v1/subscriptions");
        var letter = mailbox.letterTo(reader.email(), 1);
        assertThat(letter.subject()).isEqualTo("Будь ласка, підтвердьте підписку");
        assertThat(letter.text()).contains("Під куполом");
        assertThat(letter.html()).contains("<html lang=\"uk\">");
        assertThat(page(given().get(path(letter.link("/confirm"))), 200).text()).contains("Підтвердити");
    }
}
