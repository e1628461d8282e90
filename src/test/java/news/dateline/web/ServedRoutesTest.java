package news.dateline.web;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import news.dateline.testing.PostgresResource;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;

/** Nothing is served that is not told: what the running program routes stands in {@code openapi.yaml}, or here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServedRoutesTest {
    /** Only in tests. */
    private static final String OF_TESTS = "/testing/";

    /** What explains the API, what watches it, and the newspaper of the demo. */
    private static final Set<String> BESIDE = Set.of(
            "/openapi",
            "/openapi.json",
            "/openapi.yaml",
            "/openapi.yml",
            "/docs",
            "/docs/",
            "/q/",
            "/q/metrics",
            "/q/metrics/",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/q/health/group",
            "/q/health/group/",
            "/demo/",
            "/",
            "/articles/:slug",
            "/sections/:slug",
            "/tags/:slug",
            "/authors/:slug",
            "/coverages/:slug",
            "/live",
            "/live/:id",
            "/search",
            "/reader/:version/:file",
            "/desk",
            "/desk/",
            "/desk/:version/:file");

    @Inject
    Router router;

    @Test
    void everyResourceIsDescribed() {
        var served = new TreeSet<String>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                        served.add(method + " " + plain(path));
                    }
                });
        served.removeIf(operation -> operation.contains(" " + OF_TESTS));
        assertThat(served).hasSizeGreaterThan(100).isEqualTo(described());
    }

    @Test
    void everyOtherRouteIsKnown() {
        var others = router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .collect(toCollection(TreeSet::new));
        others.removeAll(BESIDE);
        assertThat(others).isEmpty();
        // Those without a path are filters, which answer nothing by themselves, and the resources above.
        assertThat(given().get("/nothing/here").statusCode()).isEqualTo(404);
        assertThat(given().request(HttpMethod.TRACE.name(), "/v1").statusCode()).isEqualTo(405);
    }

    private static Set<String> described() {
        var operations = new TreeSet<String>();
        given().accept("application/json")
                .get("/openapi")
                .jsonPath()
                .<Map<String, Map<String, Object>>>get("paths")
                .forEach((path, methods) -> methods.forEach((method, operation) -> {
                    if (operation instanceof Map<?, ?> described && described.containsKey("operationId")) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + plain(path));
                    }
                }));
        return operations;
    }

    /** One shape for the two ways to write a template. */
    private static String plain(String path) {
        var plain = path.replaceAll("\\{\\s*\\w+\\s*(:([^{}/]|\\{[^{}]*})*)?}", "{}")
                .replaceAll("//+", "/");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
