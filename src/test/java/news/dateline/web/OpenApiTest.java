package news.dateline.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiTest {
    /** What makes a browser fetch something by itself. */
    private static final Pattern FETCHED =
            Pattern.compile("(?:src|href)\\s*=\\s*[\"']?\\s*((?:https?:)?//[^\"'\\s>]+)");

    @Test
    void theDocumentServedIsTheOneCommitted() throws IOException {
        var served = given().get("/openapi");

        assertThat(served.contentType()).startsWith("application/yaml");
        assertThat(new String(served.asByteArray(), StandardCharsets.UTF_8))
                .as(
                        "openapi.yaml is not what the code says: run './dateline openapi', look at the difference, commit it")
                .isEqualTo(Files.readString(Path.of("openapi.yaml")));
    }

    @Test
    void whoWantsJsonGetsTheSameDocumentAsJson() {
        var served = given().accept("application/json").get("/openapi");

        assertThat(served.contentType()).startsWith("application/json");
        assertThat(new JsonMapper().readTree(served.asString()))
                .isEqualTo(YAMLMapper.builder()
                        .build()
                        .readTree(Path.of("openapi.yaml").toFile()));
    }

    @Test
    void theReferenceFetchesNothingFromElsewhere() {
        var page = given().get("/docs/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(FETCHED.matcher(page.asString()).results().map(found -> found.group(1)))
                .isEmpty();
        assertThat(page.asString()).contains("/openapi").contains("validatorUrl: \"none\"");
    }
}
