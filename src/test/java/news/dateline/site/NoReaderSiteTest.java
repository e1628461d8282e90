package news.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import org.junit.jupiter.api.Test;

/** Without the demo, there is an API and no newspaper: nobody has to switch anything off. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NoReaderSiteTest.WithoutDemo.class)
class NoReaderSiteTest {
    /** Its settings. */
    public static class WithoutDemo implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dateline.demo", "false");
        }
    }

    @Test
    void noAddressOfItIsThere() {
        for (var path :
                new String[] {"/", "/articles/a-b", "/live", "/search?q=a", "/reader/x/reader.js", "/desk/", "/desk"}) {
            var answer = RawHttp.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(RawHttp.get("/v1").status()).isEqualTo(200);
    }
}
