package news.dateline.importer;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** A member of staff who imports. */
final class Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Desk() {}

    static RequestSpecification admin() {
        return given().header(
                        "Authorization",
                        "Bearer " + ConfigProvider.getConfig().getValue("dateline.admin-key", String.class));
    }

    static Response send(String query, byte[] file) {
        return admin().contentType(ContentType.BINARY).body(file).post("/v1/desk/imports?" + query);
    }

    /** Imports the file and waits for the end. */
    static JsonPath imported(String query, byte[] file) {
        var answer = send(query, file);
        answer.then().statusCode(202);
        return finished(answer.header("Location"));
    }

    static JsonPath imported(String query, String file) {
        return imported(query, file.getBytes(StandardCharsets.UTF_8));
    }

    static JsonPath finished(String location) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> admin().get(location)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        report -> List.of("completed", "failed").contains(report.getString("status")));
    }

    /** The whole report, page by page. */
    static List<Map<String, String>> items(JsonPath report, String query) {
        var items = new ArrayList<Map<String, String>>();
        String page = report.getString("links.items") + query;
        while (page != null) {
            var answer = admin().urlEncodingEnabled(false)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(answer.getList("data"));
            page = answer.getString("links.next");
        }
        return items;
    }

    static byte[] export(String name) {
        try (var file = requireNonNull(Desk.class.getResourceAsStream("/exports/" + name))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] packed(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static JsonPath article(String slug) {
        return given().get("/v1/articles/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
