package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import news.dateline.access.KeyOffice;
import news.dateline.change.SmallStreamsTest;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

/** Who asks too often waits, and nobody else does: an instance that has little patience, behind a proxy on the same machine. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SmallStreamsTest.Small.class)
class LimitsTest {
    /** Buckets fill up while they are emptied, faster than a slow machine may ask; no limit here is a tenth of it. */
    private static final int PLENTY = 4_000;

    private static final String ARTICLES = "/v1/articles?limit=1";
    private static final String DRAFTS = "/v1/desk/articles?limit=1";

    @Test
    void aKeyIsGoodForSoManyReadsAndSoManyWrites() {
        var busy = KeyOffice.made("editor").staff();
        var first = busy.get(DRAFTS);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key-reads\";q=60;w=60");
        assertThat(first.header("RateLimit")).matches("\"key-reads\";r=59;t=\\d");

        assertIsTooMany(untilRefused(() -> busy.get(DRAFTS), 200), "/problems/too-many-requests");
        // The same bucket, also where a key is not needed.
        var write = busy.post("/v1/desk/tags", Map.of());
        assertThat(write.statusCode()).isEqualTo(422);
        assertThat(write.header("RateLimit-Policy")).isEqualTo("\"key-writes\";q=30;w=60");
        assertIsTooMany(untilRefused(() -> busy.post("/v1/desk/tags", Map.of()), 422), "/problems/too-many-requests");

        assertThat(KeyOffice.made("editor").staff().get(DRAFTS).statusCode()).isEqualTo(200);
    }

    @Test
    void whoTriesKeysIsHeldUpAndWhoHasOneIsNot() {
        var address = "198.51.100.20";
        var editor = KeyOffice.made("editor");
        var refused = untilRefused(() -> withKey(DRAFTS, address, "dl_" + "x".repeat(49)), 401);
        assertIsTooMany(refused, "/problems/too-many-failures");
        assertThat(refused.header("WWW-Authenticate")).isNull();
        for (var bad : new String[] {"dl_" + "y".repeat(49), "nonsense", ""}) {
            assertThat(withKey(DRAFTS, address, bad).statusCode()).isEqualTo(429);
        }
        assertThat(withKey(DRAFTS, address, editor.secret()).statusCode()).isEqualTo(200);
        // Without a key nobody has tried one, and elsewhere nobody has failed.
        assertThat(Reader.get(DRAFTS, "X-Forwarded-For", address).statusCode()).isEqualTo(401);
        assertThat(withKey(DRAFTS, "198.51.100.21", "dl_" + "x".repeat(49)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void badKeysAreCountedInThePublicWingToo() {
        var address = "198.51.100.30";
        var refused = untilRefused(() -> withKey(ARTICLES, address, "dl_" + "z".repeat(49)), 200);
        assertIsTooMany(refused, "/problems/too-many-failures");
        assertThat(Reader.get(ARTICLES, "X-Forwarded-For", address).statusCode())
                .isEqualTo(200);
    }

    @Test
    void mailedTokensAreCountedLikeKeys() {
        var address = "198.51.100.40";
        Supplier<Response> attempt = () ->
                Reader.get("/v1/subscriptions/me", "Authorization", "Subscriber nonsense", "X-Forwarded-For", address);
        assertIsTooMany(untilRefused(attempt, 401), "/problems/too-many-failures");
    }

    @Test
    void anAddressIsGoodForSoManyReadsAlsoOfWhatIsKept() {
        var address = "198.51.100.50";
        Reader.get(ARTICLES);
        var first = Reader.get(ARTICLES, "X-Forwarded-For", address);
        assertThat(first.header("Cache-Status")).contains("hit");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"address\";q=400;w=60");
        var refused = untilRefused(() -> Reader.get(ARTICLES, "X-Forwarded-For", address), 200);
        assertIsTooMany(refused, "/problems/too-many-requests");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        // What a client writes before its own address is not believed.
        assertThat(IntStream.range(0, 20))
                .as("tokens come back while a test runs, but not 400 of them")
                .anyMatch(_ -> Reader.get(ARTICLES, "X-Forwarded-For", "203.0.113.9, " + address)
                                .statusCode()
                        == 429);
        assertThat(Reader.get(ARTICLES, "X-Forwarded-For", address + ", 203.0.113.9")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Reader.get("/q/health/live", "X-Forwarded-For", address).statusCode())
                .isEqualTo(200);
    }

    private static Response withKey(String target, String address, String key) {
        return Reader.get(target, "Authorization", "Bearer " + key, "X-Forwarded-For", address);
    }

    /** The first answer that is a 429; all before it have the other status. */
    private static Response untilRefused(Supplier<Response> request, int until) {
        for (int i = 0; i < PLENTY; i++) {
            var answer = request.get();
            if (answer.statusCode() == 429) {
                return answer;
            }
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(until);
        }
        throw new AssertionError("Nobody was refused");
    }

    private static void assertIsTooMany(Response answer, String type) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo(type);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.header("RateLimit")).contains(";r=0;t=" + answer.header("Retry-After"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
