package news.dateline.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** However the path of a protected operation is spelt, nobody gains a right by it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PathConfusionTest {
    /** <code>{p}</code> is the path, <code>{r}</code> what follows <code>/v1</code>, <code>{s}</code> what follows <code>/v1/desk</code>. */
    private static final List<String> SPELLINGS = List.of(
            "{p}",
            "{p}/",
            "{p}//",
            "{p};",
            "{p};x",
            "{p};x=y",
            "{p}/;x",
            "{p}/.",
            "{p}/./",
            "{p}/x/..",
            "{p}/x/../",
            "{p}/x/%2e%2e",
            "{p}%20",
            "{p}%09",
            "{p}%00",
            "{p}%00.json",
            "{p}\0",
            "{p}\t",
            "{p}.json",
            "{p}.html",
            "{p}?",
            "{p}?x",
            "{p}#",
            "{p}#/v1/articles",
            "{p}%23",
            "{p}%3f",
            "{p}%3fx=y",
            "{p}%2f",
            "{p}/%2e",
            "{p}%0d%0aX:%20y",
            "/{p}",
            "//{p}",
            "/.{p}",
            "/%2e{p}",
            "/x/..{p}",
            "/q/..{p}",
            "/docs/..{p}",
            "/demo/..%2f{p}",
            "/feeds/..%2fv1{r}",
            "//v1/{r}",
            "/v1/articles/..{r}",
            "/v1/articles/../../v1{r}",
            "/v1/articles/%2e%2e{r}",
            "/v1/articles/%2e.{r}",
            "/v1/articles/%252e%252e{r}",
            "/v1/articles/%c0%ae%c0%ae{r}",
            "/v1/articles/..%2f{r}",
            "/v1/articles/..%5c{r}",
            "/v1/articles/..\\{r}",
            "/v1/articles/..;{r}",
            "/v1/articles/;/..{r}",
            "/v1/articles/‥{r}",
            "/v1/articles/．．{r}",
            "/v1%2f{r}",
            "/v1%5c{r}",
            "/v1\\{r}",
            "/V1{r}",
            "/v1;x{r}",
            "/%76%31{r}",
            "/v1/DESK{s}",
            "/v1/Desk.{s}",
            "/v1/desk;x=y{s}",
            "/v1/desk/.{s}",
            "/v1/desk/{s}",
            "/v1/desk/%2e{s}",
            "/v1/de%73k{s}",
            "/v1/%64%65%73%6b{s}",
            "/v1/%2564esk{s}",
            "/v1/désk/{s}",
            "/v1/ｄesk{s}",
            "http://localhost{p}",
            "http://evil.example{p}");

    private static final List<String> METHODS =
            List.of("HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "GETS", "CONNECT");

    /** What proxies and frameworks of others go by. */
    private static final List<String> MISLEADING = List.of(
            "X-HTTP-Method-Override: GET",
            "X-HTTP-Method: GET",
            "X-Method-Override: GET",
            "X-Original-URL: P",
            "X-Rewrite-URL: P",
            "X-Forwarded-Path: P",
            "X-Forwarded-Prefix: P",
            "X-Forwarded-For: 127.0.0.1",
            "X-Real-IP: 127.0.0.1",
            "X-Custom-IP-Authorization: 127.0.0.1",
            "Forwarded: for=127.0.0.1;host=localhost",
            "X-Forwarded-Host: localhost",
            "X-Forwarded-User: admin",
            "X-Remote-User: admin",
            "Authorization: Basic YWRtaW46YWRtaW4=",
            "Authorization: Bearer",
            "Authorization: Bearer null",
            "Authorization: Subscriber x",
            "Cookie: session=admin");

    @Test
    void noSpellingOfAPathOpensItWithoutAKey() {
        var faults = new ArrayList<String>();
        for (var path : protectedPaths()) {
            for (var spelling : SPELLINGS) {
                check("GET", spelt(spelling, path), faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noSpellingOfAPathGivesAPartnerTheDesk() {
        var partner = "Authorization: Bearer " + KeyOffice.made("partner").secret();
        var faults = new ArrayList<String>();
        for (var path : protectedPaths().stream()
                .filter(path -> path.split("/", -1).length == 4)
                .toList()) {
            for (var spelling : SPELLINGS) {
                check("GET", spelt(spelling, path), faults, partner);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void noSpellingOfAPathMakesAnEditorAnAdministrator() {
        var editor = "Authorization: Bearer " + KeyOffice.made("editor").secret();
        var faults = new ArrayList<String>();
        SPELLINGS.forEach(spelling -> check("GET", spelt(spelling, "/v1/desk/keys"), faults, editor));
        assertThat(faults).isEmpty();
    }

    @Test
    void noOtherMethodAndNoHeaderOpensThem() {
        var faults = new ArrayList<String>();
        for (var path : protectedPaths()) {
            for (var method : METHODS) {
                check(method, path, faults);
            }
            for (var header : MISLEADING) {
                check("GET", path, faults, header.replace(": P", ": " + path));
                check("POST", path, faults, header.replace(": P", ": " + path));
                check("GET", "/v1/nothing-here", faults, header.replace(": P", ": " + path));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void check(String method, String target, List<String> faults, String... headers) {
        var answer = RawHttp.send(method, target, headers);
        boolean isOpen = answer.status() < 300 || answer.status() >= 500;
        if (isOpen && answer.status() != 501) {
            faults.add("%s %s %s: %d".formatted(method, target, String.join(" | ", headers), answer.status()));
        }
    }

    private static String spelt(String spelling, String path) {
        var whole = spelling.replace("{p}", path)
                .replace("{r}", path.substring("/v1".length()))
                .replace("{s}", path.startsWith("/v1/desk") ? path.substring("/v1/desk".length()) : "");
        return RawHttp.utf8(whole);
    }

    /** The paths of all operations that want a key, with real things where there are some. */
    private static List<String> protectedPaths() {
        var draft = Staff.admin().drafts(Map.of("title", "Whose is this?")).id();
        var paths = given().accept("application/json")
                .get("/openapi")
                .jsonPath()
                .<Map<String, Map<String, Object>>>get("paths");
        var found = paths.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().anyMatch(PathConfusionTest::wantsAKey))
                .map(entry -> entry.getKey()
                        .replace("/v1/desk/articles/{id}", "/v1/desk/articles/" + draft)
                        .replace("{id}", "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
                        .replaceAll("\\{\\w+}", "1"))
                .distinct()
                .toList();
        assertThat(found)
                .contains("/v1/desk/keys", "/v1/desk/articles/" + draft)
                .hasSizeGreaterThan(30);
        return found;
    }

    private static boolean wantsAKey(Object operation) {
        return operation instanceof Map<?, ?> described
                && described.get("security") instanceof List<?> security
                && Stream.of(security.toArray()).anyMatch(one -> one instanceof Map<?, ?> map && !map.isEmpty());
    }
}
