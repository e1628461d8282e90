package news.dateline.live;

import static news.dateline.testing.Newsroom.unique;
import static news.dateline.testing.Shelf.factsAfter;
import static news.dateline.testing.Shelf.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** What the newsroom takes back was never there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RemovalTest {
    @Inject
    ChangeLog changes;

    @Inject
    DataSource database;

    private final Staff editor = Staff.admin();
    private final Shelf live = new Shelf(editor, "live");
    private final String word = "zq" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void nothingOfARemovedUpdateStaysBehind() throws SQLException {
        var body = Map.of("title", "Leaked " + word, "body", Map.of("format", "markdown", "content", "By " + word));
        var created = editor.post(live.path(), body, "Idempotency-Key", unique("leak"));
        var revised = live.patch(created, Map.of("title", "Still leaked " + word, "importance", "breaking"));
        assertThat(tablesThatHold(word)).as("the search works").contains("live_update", "idempotent_answer");
        long start = changes.newest();
        assertThat(live.delete(revised).statusCode()).isEqualTo(204);

        assertThat(tablesThatHold(word)).isEmpty();
        Reader.assertProblem(live.publicly(id(created)), 404, "not-found");
        assertThat(editor.get(live.path(created)).statusCode()).isEqualTo(404);
        assertThat(Reader.members("/v1/live?limit=100", "id")).doesNotContain(id(created));
        assertThat(factsAfter(start)).containsExactly("live.removed null");
        assertThat(live.patch(revised, Map.of("title", "x")).statusCode()).isEqualTo(404);
        assertThat(live.delete(revised).statusCode()).isEqualTo(404);
    }

    @Test
    void whoRepeatsTheRequestThatMadeItIsToldSoAndMakesNothing() {
        var key = unique("again");
        var body = Map.of("title", "Taken back " + word);
        var created = editor.post(live.path(), body, "Idempotency-Key", key);
        live.delete(created);
        long start = changes.newest();
        var again = editor.post(live.path(), body, "Idempotency-Key", key);
        Reader.assertProblem(again, 409, "conflict");
        assertThat(again.asString()).doesNotContain(word);
        assertThat(factsAfter(start)).isEmpty();
    }

    @Test
    void aRemovalNeedsTheVersionSeen() {
        var created = live.created(Map.of("title", "Contested " + word));
        live.patch(created, Map.of("title", "Contested still " + word));
        assertThat(live.delete(created).statusCode()).isEqualTo(412);
        assertThat(editor.send("DELETE", live.path(created), "application/json", "")
                        .statusCode())
                .isEqualTo(428);
    }

    private List<String> tablesThatHold(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var table : tables(connection)) {
                try (var statement = connection.prepareStatement(
                        "select exists (select 1 from %s t where position(? in t::text) > 0)".formatted(table))) {
                    statement.setString(1, text);
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
        return tables;
    }
}
