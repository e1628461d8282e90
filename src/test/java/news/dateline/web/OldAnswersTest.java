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

/** An answer is given again for a day, and then no more. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OldAnswersTest {
    private final Staff editor = Staff.admin();

    @Inject
    OldAnswers old;

    @Inject
    DataSource database;

    @Test
    void anAnswerIsKeptForADay() throws SQLException {
        var yesterdays = UUID.randomUUID().toString();
        var todays = UUID.randomUUID().toString();
        var first = order(yesterdays);
        var second = order(todays);
        age("'24 hours 1 minute'", yesterdays);
        age("'23 hours 59 minutes'", todays);
        old.forget();
        assertThat(order(todays)).isEqualTo(second);
        assertThat(order(yesterdays)).isNotEqualTo(first);
    }

    @Test
    void moreThanOneBatchIsForgottenAtOnce() throws SQLException {
        var caller = "a caller " + UUID.randomUUID();
        execute("""
                insert into idempotent_answer (caller, key, fingerprint, status, at)
                select ?, number::text, '', 200, now() - interval '2 days' from generate_series(1, 2500) number
                """, caller);
        old.forget();
        assertThat(kept(caller)).isZero();
    }

    /** The id of what the request with this key made. */
    private String order(String key) {
        var answer = editor.post("/v1/desk/articles", Map.of("title", "Ordered"), "Idempotency-Key", key);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private void age(String interval, String key) throws SQLException {
        execute("update idempotent_answer set at = now() - interval %s where key = ?".formatted(interval), key);
    }

    private void execute(String sql, String value) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private long kept(String caller) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from idempotent_answer where caller = ?")) {
            statement.setString(1, caller);
            var row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
