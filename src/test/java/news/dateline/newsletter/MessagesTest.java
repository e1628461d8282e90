package news.dateline.newsletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What readers are told, in their language: the rows of {@code newsletter/messages.csv}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MessagesTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/newsletter/messages.csv", useHeadersInDisplayName = true)
    void everyFaultIsToldByItsFieldInTheReadersLanguage(
            String languages, String body, int status, String pointer, String code, String message) {
        var answer = given().header("Accept-Language", languages)
                .contentType("application/json")
                .body(body)
                .post("/v1/subscriptions");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        var json = answer.jsonPath();
        if (status == 202) {
            assertThat(json.getString("message")).isEqualTo(message);
        } else {
            assertThat(json.getString("errors[0].pointer")).isEqualTo(pointer);
            assertThat(json.getString("errors[0].code")).isEqualTo(code);
            assertThat(json.getString("errors[0].detail")).isEqualTo(message);
        }
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var answer = given().contentType("application/json")
                .body("{\"newsletters\":[\"daily-brief\",\"no-such-letter\"]}")
                .post("/v1/subscriptions")
                .jsonPath();
        assertThat(answer.getList("errors.pointer")).containsExactly("#/email", "#/newsletters/1");
        assertThat(answer.getList("errors.detail")).containsExactly("is required", "There is no such newsletter.");
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        var keys = new HashSet<Object>();
        for (var tongue : Tongue.values()) {
            var texts = new Properties();
            try (var file = MessagesTest.class.getResourceAsStream("/newsletter/" + tongue.tag() + ".properties")) {
                texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
            if (keys.isEmpty()) {
                keys.addAll(texts.keySet());
            }
            assertThat(texts.keySet()).as(tongue.tag()).isEqualTo(keys);
        }
    }
}
