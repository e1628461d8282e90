package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ApplicationBootTest {
    @Inject
    DataSource database;

    @Test
    void theApplicationSpeaksToARealPostgresAsAnOrdinaryRoleThatMayCreateItsExtensions() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists unaccent");
            statement.execute("create extension if not exists pg_trgm");
            var rows = statement.executeQuery(
                    "select rolsuper, current_setting('server_version_num')::int from pg_roles where rolname = current_user");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
            assertThat(rows.getInt(2)).isGreaterThanOrEqualTo(180_000);
        }
    }
}
