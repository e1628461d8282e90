package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import news.dateline.testing.LogEar;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Nothing but the one answer ever holds the secret of a key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SecrecyTest {
    private static final List<Logger> TALKATIVE = Stream.of(
                    "news.dateline", "org.hibernate.SQL", "io.quarkus.vertx.http", "io.quarkus.security")
            .map(Logger::getLogger)
            .toList();

    @Inject
    DataSource database;

    @Test
    void theSecretIsNeitherStoredNorLogged() throws SQLException {
        var ear = LogEar.open();
        TALKATIVE.forEach(logger -> logger.setLevel(Level.FINE));
        String secret;
        try (ear) {
            secret = liveALife();
        } finally {
            TALKATIVE.forEach(logger -> logger.setLevel(null));
        }
        assertThat(ear.lines()).as("the ear works").anyMatch(line -> line.contains("api_key"));
        assertThat(ear.lines()).noneMatch(line -> line.contains(secret));
        assertThat(tablesThatHold(secret)).isEmpty();
        assertThat(tablesThatHold(secret.substring(0, 10))).containsExactlyInAnyOrder("api_key", "idempotent_answer");
    }

    /** Ordered twice, used, misused, revoked, tried again. */
    private static String liveALife() {
        var order = Map.of("name", "Watched", "role", "editor");
        var once = UUID.randomUUID().toString();
        var created = KeyOffice.order(order, "Idempotency-Key", once);
        KeyOffice.order(order, "Idempotency-Key", once);
        var key = new KeyOffice.Made(
                created.jsonPath().getString("id"), created.jsonPath().getString("secret"), created.header("ETag"));
        key.staff().drafts(Map.of("title", "Written with a watched key"));
        assertThat(key.staff().get(KeyOffice.PATH).statusCode()).isEqualTo(403);
        assertThat(KeyOffice.revoke(key, "If-Match", key.etag()).statusCode()).isEqualTo(204);
        assertThat(key.staff().get("/v1/desk/articles").statusCode()).isEqualTo(401);
        return key.secret();
    }

    /** The tables with the text in any row, as it is or as bytes. */
    private List<String> tablesThatHold(String text) throws SQLException {
        var bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var table : tables(connection)) {
                try (var statement = connection.prepareStatement(
                        "select exists (select 1 from %s t where position(? in t::text) + position(? in t::text) > 0)"
                                .formatted(table))) {
                    statement.setString(1, text);
                    statement.setString(2, bytes);
                    var answer = statement.executeQuery();
                    if (answer.next() && answer.getBoolean(1)) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select tablename from pg_tables where schemaname = current_schema()")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("api_key", "idempotent_answer", "audit_entry", "revision");
        return tables;
    }
}
