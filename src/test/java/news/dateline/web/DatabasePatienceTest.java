package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing waits for the database without end, and who asked is told to come again. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DatabasePatienceTest {
    private static final String BLOCKED = "select pid from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and pid <> pg_backend_pid() and ? = any(pg_blocking_pids(pid))";

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({"statement_timeout, 30s", "lock_timeout, 10s", "idle_in_transaction_session_timeout, 1min"})
    void everyConnectionOfThePoolHasAnEndToItsPatience(String setting, String patience) throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(text(connection, "show " + setting)).isEqualTo(patience);
        }
    }

    @Test
    void aStatementThatIsBrokenOffIsA503WithATimeToComeAgain() throws Exception {
        var draft = Staff.admin().drafts(Map.of("title", "Nobody gets at this"));
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("select id from draft where id = ? for update")) {
                lock.setObject(1, UUID.fromString(draft.id()));
                lock.executeQuery();
            }
            var answer = CompletableFuture.supplyAsync(() -> Staff.admin()
                    .send(
                            "PATCH",
                            draft.path(),
                            "application/merge-patch+json",
                            Map.of("title", "Somebody waits"),
                            "If-Match",
                            draft.etag()));
            int holderPid = Integer.parseInt(text(holder, "select pg_backend_pid()"));
            // What the server itself does when the time of a statement is over.
            await().until(() -> cancelled(holderPid));
            assertIsUnavailable(answer.get(20, TimeUnit.SECONDS));
            holder.rollback();
        }
        assertThat(draft.read().jsonPath().getString("title")).isEqualTo("Nobody gets at this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "25P03", "25P04", "08006", "53300", "57P01"})
    void whatTheMomentIsToBlameForIsA503(String state) {
        var fault = new PersistenceException(new SQLException("It says why", state));
        assertThat(DatabaseFailure.isPassing(fault)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01"})
    void whatTheProgramIsToBlameForIsNone(String state) {
        assertThat(DatabaseFailure.isPassing(new PersistenceException(new SQLException("It says why", state))))
                .isFalse();
    }

    private static void assertIsUnavailable(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/unavailable");
        assertThat(answer.asString()).doesNotContain("cancel", "statement", "SQL");
    }

    private boolean cancelled(int holder) throws SQLException {
        try (var connection = database.getConnection();
                var waiting =
                        connection.prepareStatement("select pg_cancel_backend(pid) from (" + BLOCKED + ") waiting")) {
            waiting.setInt(1, holder);
            try (var row = waiting.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
