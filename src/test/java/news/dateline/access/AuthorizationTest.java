package news.dateline.access;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds every operation of the served OpenAPI document against {@code access/table.csv}, for everybody who might call it. A
 * cell is the exact status, or {@code in}: let in, whatever is then said about a request with hardly anything in it.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuthorizationTest {
    private static final String DRAFTS = "/v1/desk/articles";
    private static final String NOTHING = "019f0000-0000-7000-8000-000000000000";

    @Inject
    DataSource database;

    /** Not version 2: there, an answer that is not read to its end is a reset, and many of them look like an attack. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void everyOperationHasItsRowAndEveryRowItsOperation() throws IOException {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(operations().keySet());
    }

    @Test
    void everybodyIsLetInOrRefusedAsTheTableSays() throws Exception {
        var everybody = everybody();
        var ids = Map.of(DRAFTS, draftOf(Objects.requireNonNull(everybody.get("author"))));
        var mediaTypes = operations();
        var faults = new ArrayList<String>();
        for (var row : table().entrySet()) {
            assertThat(row.getValue().keySet()).as(row.getKey()).isEqualTo(everybody.keySet());
            for (var cell : row.getValue().entrySet()) {
                var key = everybody.get(cell.getKey());
                int status = status(row.getKey(), ids, mediaTypes.getOrDefault(row.getKey(), ""), key);
                if (!agrees(cell.getValue(), status)) {
                    faults.add("%s for %s: %d, not %s".formatted(row.getKey(), cell.getKey(), status, cell.getValue()));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void anOperationThatDoesNotSayWhoMayCallItMayBeCalledByNobody() {
        assertThat(given().get("/testing/unannotated").statusCode()).isEqualTo(401);
        assertThat(Staff.admin().get("/testing/unannotated").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsRefusedIsToldHowToDoBetter() {
        var stranger = given().get(DRAFTS);
        assertThat(stranger.contentType()).startsWith("application/problem+json");
        assertThat(stranger.jsonPath().getString("type")).isEqualTo("/problems/unauthorized");
        assertThat(stranger.header("WWW-Authenticate")).startsWith("Bearer");
        var partner = KeyOffice.made("partner").staff().get(DRAFTS);
        assertThat(partner.contentType()).startsWith("application/problem+json");
        assertThat(partner.jsonPath().getString("type")).isEqualTo("/problems/forbidden");
    }

    private static boolean agrees(String cell, int status) {
        return cell.equals("in")
                ? status != 401 && status != 403 && status < 500
                : cell.equals(Integer.toString(status));
    }

    /** Everybody in the order of the table, with what they send as their key. */
    private Map<String, @Nullable String> everybody() throws SQLException {
        var everybody = new LinkedHashMap<String, @Nullable String>();
        everybody.put("none", null);
        everybody.put("bad", "dl_" + "x".repeat(49));
        everybody.put("expired", KeyOffice.expired("admin", database).secret());
        everybody.put("revoked", KeyOffice.revoked("admin").secret());
        everybody.put("author", KeyOffice.madeFor(KeyOffice.author(database)).secret());
        everybody.put("other", KeyOffice.madeFor(KeyOffice.author(database)).secret());
        everybody.put("editor", KeyOffice.made("editor").secret());
        everybody.put("admin", Staff.ADMIN_KEY);
        everybody.put("partner", KeyOffice.made("partner").secret());
        return everybody;
    }

    private static String draftOf(String author) {
        return Staff.with(author).drafts(Map.of("title", "Whose is this?")).id();
    }

    /** The operations that are offered, each with the media type it reads, if it reads any. */
    private static Map<String, String> operations() {
        var document = given().accept("application/json").get("/openapi").jsonPath();
        var operations = new TreeMap<String, String>();
        document.<Map<String, Map<String, Object>>>get("paths")
                .forEach((path, methods) -> methods.forEach((method, operation) -> {
                    if (operation instanceof Map<?, ?> described) {
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, mediaType(described));
                    }
                }));
        return operations;
    }

    private static String mediaType(Map<?, ?> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                        && !content.isEmpty()
                ? content.keySet().iterator().next().toString()
                : "";
    }

    /** Method and path, and then everybody with what they get. */
    private static Map<String, Map<String, String>> table() throws IOException {
        List<String> lines;
        try (var file = Objects.requireNonNull(AuthorizationTest.class.getResourceAsStream("/access/table.csv"))) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        var heads = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(toMap(
                        cells -> cells[0] + " " + cells[1],
                        cells -> cells(heads, cells),
                        (one, other) -> {
                            throw new IllegalStateException("Two rows for one operation");
                        },
                        TreeMap::new));
    }

    private static Map<String, String> cells(String[] heads, String[] cells) {
        assertThat(cells).as(Arrays.toString(cells)).hasSameSizeAs(heads);
        var row = new LinkedHashMap<String, String>();
        for (int i = 2; i < heads.length; i++) {
            row.put(heads[i], cells[i]);
        }
        return row;
    }

    /** Only until the head of the answer: streams have no end. */
    private int status(String operation, Map<String, String> ids, String mediaType, @Nullable String key)
            throws IOException, InterruptedException {
        var parts = operation.split(" ", 2);
        var owner = ids.keySet().stream().filter(parts[1]::startsWith).findFirst();
        var path = parts[1].replace("{id}", owner.map(ids::get).orElse(NOTHING))
                .replaceAll("\\{[a-z]+Id}", NOTHING)
                .replaceAll("\\{\\w+}", "1");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (mediaType.isEmpty()) {
            request.method(parts[0], BodyPublishers.noBody());
        } else {
            request.method(parts[0], BodyPublishers.ofString("{}")).header("Content-Type", mediaType);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }
}
