package news.dateline.importer;

import static io.restassured.RestAssured.given;
import static news.dateline.importer.Desk.admin;
import static news.dateline.importer.Desk.imported;
import static news.dateline.importer.Desk.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.web.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportDeskTest {
    @Inject
    DataSource database;

    @Inject
    Spool spool;

    @Test
    void onlyAdminsImport() throws SQLException, NoSuchAlgorithmException {
        var body = new byte[1 << 16];
        given().contentType(ContentType.BINARY)
                .body(body)
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        var editor = keyOf("editor");
        given().header("Authorization", "Bearer " + editor)
                .contentType(ContentType.BINARY)
                .body(body)
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        for (var path : new String[] {"/v1/desk/imports", "/v1/desk/imports/x", "/v1/desk/imports/x/items"}) {
            given().get(path).then().statusCode(401);
            given().header("Authorization", "Bearer " + editor).get(path).then().statusCode(403);
        }
    }

    private String keyOf(String role) throws SQLException, NoSuchAlgorithmException {
        var secret = "dl_" + UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into api_key (id, name, role, prefix, hash, created_at) values (?, ?, ?, 'dl_', ?, now())")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, role);
            insert.setString(3, role);
            insert.setBytes(4, MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
            insert.executeUpdate();
        }
        return secret;
    }

    @ParameterizedTest
    @ValueSource(strings = {"language=en", "format=", "format=drupal", "format=Ghost", "format=ghost&format=wordpress"})
    void theFormatMustBeKnown(String query) {
        send(query, new byte[10])
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem("format"));
    }

    @Test
    void otherParametersAndHeadersAreChecked() {
        send("format=ghost&language=english%20please", new byte[10])
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("language"));
        send("format=ghost&dry=1", new byte[10]).then().statusCode(400).body("errors.parameter", hasItem("dry"));
        admin().contentType(ContentType.BINARY)
                .header("Content-Encoding", "br")
                .body(new byte[10])
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(415);
        admin().contentType("image/png")
                .body(new byte[10])
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(415);
    }

    @Test
    void onlyImportsMayBeLargerThanAMebibyte() {
        var large = "x".repeat(3 << 19).getBytes(StandardCharsets.US_ASCII);
        for (var path : new String[] {"/v1/articles", "/v1/desk/imports/", "/v1/nowhere"}) {
            admin().contentType(ContentType.BINARY)
                    .body(large)
                    .post(path)
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("detail", containsString("1 MiB"));
        }
        // Also without a Content-Length.
        admin().contentType(ContentType.BINARY)
                .body(new ByteArrayInputStream(large))
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(202);
        assertThat(imported("format=ghost", large).getString("status")).isEqualTo("failed");
    }

    @Test
    void aFileMaySayThatItIsPacked() {
        var file = new GhostFile().post("packed", "<p>x</p>");
        var location = admin().contentType(ContentType.JSON)
                .header("Content-Encoding", "gzip")
                .body(Desk.packed(file.toString().getBytes(StandardCharsets.UTF_8)))
                .post("/v1/desk/imports?format=ghost")
                .then()
                .statusCode(202)
                .header("Cache-Control", "no-store")
                .body("format", equalTo("ghost"))
                .body("createdAt", notNullValue())
                .extract()
                .header("Location");
        assertThat(Desk.finished(location).getInt("created")).isEqualTo(1);
        assertThat(spool.has(UUID.fromString(location.substring(location.lastIndexOf('/') + 1))))
                .isFalse();
    }

    @Test
    void importsAreListedNewestFirst() {
        var older = imported("format=ghost", "{}").getString("id");
        var newer = imported("format=ghost", "{}").getString("id");
        var page = admin().get("/v1/desk/imports?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(page.getList("data.id")).containsExactly(newer, older);
        admin().urlEncodingEnabled(false)
                .get(page.getString("links.next"))
                .then()
                .statusCode(200)
                .body("links.prev", notNullValue());
        admin().get("/v1/desk/imports/" + newer + "/items")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
        admin().get("/v1/desk/imports/" + newer + "/items?outcome=lost").then().statusCode(400);
        admin().get("/v1/desk/imports/" + UUID.randomUUID()).then().statusCode(404);
        admin().get("/v1/desk/imports/1").then().statusCode(404);
    }

    @Test
    void whatADeadRunnerLeftIsTakenUpAgainAndReportedOnce() throws SQLException {
        var file = new GhostFile().post("one", "<p>One.</p>").post("two", "<p>Two.</p>");
        var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(imported("format=ghost", bytes).getInt("created")).isEqualTo(2);
        // As it is when the first of two items was written before the end.
        var job = Ids.next();
        spool.receive(job, new ByteArrayInputStream(bytes));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into import_job (id, format, instance, status, created_at, started_at, runner, leased_until,
                        attempts, processed, created)
                    values ('%s', 'ghost', '%s', 'running', now(), now(), gen_random_uuid(), now() - interval '1 second',
                        1, 1, 1)
                    """.formatted(job, spool.instance()));
            statement.execute("""
                    insert into import_item (job_id, number, source, outcome) values ('%s', 1, 'post:one', 'created')
                    """.formatted(job));
            connection.commit();
        }
        var report = Desk.finished("/v1/desk/imports/" + job);
        assertThat(report.getString("status")).isEqualTo("completed");
        assertThat(report.getInt("processed")).isEqualTo(2);
        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.getInt("unchanged")).isEqualTo(1);
        assertThat(report.getList("items")).hasSize(2);
    }
}
