package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** What is kept for repeated requests is kept for a day. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RememberedAnswersTest {
    @Inject
    RememberedAnswers answers;

    @Inject
    DataSource database;

    private final String key = UUID.randomUUID().toString();

    @Test
    void anAnswerIsForgottenAfterADay() throws SQLException {
        var body = Map.of("title", "Remembered " + key);
        var first = Staff.admin().post("/v1/desk/articles", body, "Idempotency-Key", key);
        answers.forgetOld();
        assertThat(again(body)).isEqualTo(first.jsonPath().getString("id"));
        age("23 hours 59 minutes");
        answers.forgetOld();
        assertThat(again(body)).isEqualTo(first.jsonPath().getString("id"));
        age("2 minutes");
        answers.forgetOld();
        assertThat(again(body)).isNotEqualTo(first.jsonPath().getString("id"));
    }

    private String again(Map<String, String> body) {
        return Staff.admin()
                .post("/v1/desk/articles", body, "Idempotency-Key", key)
                .jsonPath()
                .getString("id");
    }

    private void age(String interval) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update idempotent_answer set at = at - ?::interval where key = ?")) {
            statement.setString(1, interval);
            statement.setString(2, key);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
