package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import news.dateline.testing.Staff;

/** Gets keys for tests, as an administrator does. */
public final class KeyOffice {
    static final String PATH = "/v1/desk/keys";

    private KeyOffice() {}

    public static Response order(Map<String, ?> order, String... headers) {
        return Staff.admin().post(PATH, order, headers);
    }

    public static Made made(String role) {
        return made(Map.of("name", "A test's " + role, "role", role));
    }

    public static Made madeFor(String author) {
        return made(Map.of("name", "Key of " + author, "role", "author", "author", author));
    }

    public static Made made(Map<String, ?> order) {
        var response = order(order);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        var key = response.jsonPath();
        return new Made(key.getString("id"), key.getString("secret"), response.header("ETag"));
    }

    public static Response revoke(Made key, String... headers) {
        return Staff.admin().send("DELETE", key.path(), "application/json", "", headers);
    }

    public static Made revoked(String role) {
        var key = made(role);
        assertThat(revoke(key, "If-Match", key.etag()).statusCode()).isEqualTo(204);
        return key;
    }

    /** A key whose time is over; nobody can order one, so the clock is turned in the database. */
    public static Made expired(String role, DataSource database) throws SQLException {
        var key = made(role);
        execute(database, "update api_key set expires_at = created_at where id = ?", UUID.fromString(key.id()));
        return key;
    }

    /** Does something while these are the only good keys of administrators; the others come back, other tests use them. */
    static void withoutOtherAdmins(DataSource database, List<Made> spared, Runnable deed) throws SQLException {
        // The time at which they are revoked tells them from those that are revoked for good.
        var mark = Timestamp.from(Instant.now().truncatedTo(ChronoUnit.MICROS));
        execute(database, """
                update api_key set revoked_at = ? where role = 'admin' and revoked_at is null
                    and cast(id as text) <> all (string_to_array(?, ' '))
                """, mark, spared.stream().map(Made::id).collect(Collectors.joining(" ")));
        try {
            deed.run();
        } finally {
            execute(database, "update api_key set revoked_at = null where revoked_at = ?", mark);
        }
    }

    /** A new author's slug. */
    public static String author(DataSource database) throws SQLException {
        var id = UUID.randomUUID();
        execute(database, "insert into author (id, slug, name) values (?, 'author-' || ?, 'An Author')", id, id);
        return "author-" + id;
    }

    private static void execute(DataSource database, String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** A key with the only copy of its secret. */
    public record Made(String id, String secret, String etag) {
        public String path() {
            return PATH + "/" + id;
        }

        public Staff staff() {
            return Staff.with(secret);
        }
    }
}
