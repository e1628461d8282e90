package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** From a form on a page to a letter, and back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JourneyTest {
    @Inject
    Mailbox mailbox;

    @Test
    void aReaderSignsUpForTwoNewslettersConfirmsWithOneLetterAndLeavesWithOneClick() {
        var reader = Visitor.unknown();

        var answer = reader.signUp("daily-brief", "night-shift");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().<Map<String, String>>get())
                .isEqualTo(Map.of(
                        "status",
                        "pending",
                        "message",
                        "Thank you for signing up for this newsletter. We've sent you a confirmation email."));

        var letter = mailbox.letterTo(reader.email(), 1);
        assertThat(letter.subject()).isEqualTo("Please confirm your subscription");
        assertThat(letter.text().lines()).contains("* The Daily Brief", "* Night Shift");
        assertThat(letter.html()).contains("<li>The Daily Brief</li>", "<li>Night Shift</li>");
        assertThat(letter.header("List-Id")).isEqualTo("<newsletters.localhost.localdomain>");
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

        var confirmed = Visitor.confirm(letter.token("/subscriptions/confirm"));
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        assertThat(confirmed.jsonPath().getString("status")).isEqualTo("confirmed");
        assertThat(confirmed.jsonPath().<List<String>>get("newsletters"))
                .containsExactlyInAnyOrder("daily-brief", "night-shift");
        assertThat(mailbox.lettersTo(reader.email())).hasSize(1);

        var oneClick = letter.header("List-Unsubscribe").replaceAll("[<>]", "").replaceAll(".*/", "");
        assertThat(Visitor.leave(oneClick).jsonPath().getString("status")).isEqualTo("unsubscribed");
        assertThat(Visitor.leave(oneClick).statusCode()).isEqualTo(200);
    }

    @Test
    void theDemoOffersFourNewsletters() {
        var list = given().get("/v1/newsletters?limit=100").jsonPath();
        assertThat(list.<String>getList("data.slug"))
                .contains("daily-brief", "explaining-ukraine", "kupol", "night-shift");
        assertThat(given().get("/v1/newsletters/explaining-ukraine").jsonPath().getString("name"))
                .startsWith("Explaining Ukraine with ");
    }
}
