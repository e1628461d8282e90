package news.dateline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {
    /** What makes a browser fetch something by itself. */
    private static final Pattern FETCHED =
            Pattern.compile("(?:src|href)\\s*=\\s*[\"']?\\s*((?:https?:)?//[^\"'\\s>]+)");

    /** By content: the order of members, which the server settles anew when it starts, means nothing. */
    @Test
    void theDocumentServedIsTheOneCommitted() {
        var served = given().get("/openapi");

        assertThat(served.contentType()).startsWith("application/yaml");
        assertIsCommitted(new YAMLMapper().readTree(served.asByteArray()));
    }

    @Test
    void whoWantsJsonGetsTheSameDocumentAsJson() {
        var served = given().accept("application/json").get("/openapi");

        assertThat(served.contentType()).startsWith("application/json");
        assertIsCommitted(new JsonMapper().readTree(served.asByteArray()));
    }

    @Test
    void theReferenceFetchesNothingFromElsewhere() {
        var page = given().get("/docs/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(FETCHED.matcher(page.asString()).results().map(found -> found.group(1)))
                .isEmpty();
        assertThat(page.asString()).contains("/openapi").contains("validatorUrl: 'none'");
        for (var style : List.of("swagger-ui.css", "theme-feeling-blue.css", "style.css")) {
            assertThat(given().get("/docs/" + style).asString())
                    .as(style)
                    .doesNotContainPattern("@import|url\\([\"']?(https?:)?//");
        }
    }

    private static void assertIsCommitted(JsonNode served) {
        var committed = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        assertThat(differences(served, committed, "#"))
                .as(
                        "openapi.yaml is not what the code says: run './dateline openapi', look at the difference, commit it")
                .isEmpty();
    }

    private static List<String> differences(JsonNode served, JsonNode committed, String at) {
        if (served.equals(committed)) {
            return List.of();
        }
        if (!served.isObject() || !committed.isObject()) {
            return List.of("%s: the code says %s, the file %s".formatted(at, served, committed));
        }
        var names = new TreeSet<>(served.propertyNames());
        names.addAll(committed.propertyNames());
        return names.stream()
                .flatMap(name ->
                        differences(served.path(name), committed.path(name), at + "/" + name.replace("/", "~1"))
                                .stream())
                .toList();
    }
}
