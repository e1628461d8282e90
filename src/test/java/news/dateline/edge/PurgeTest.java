package news.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Receiver;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache in front of the house that takes purges as Fastly does, and says what was in its body as Cloudflare would read it. */
@QuarkusTest
@TestProfile(PurgeTest.BehindACache.class)
class PurgeTest {
    private static final Map<String, Object> BODY = Map.of("format", "markdown", "content", "Words.");

    @Inject
    PurgeQueue queue;

    /** The receiver is known before the application is: Quarkus asks for the profile in a class loader of its own. */
    public static class BehindACache implements QuarkusTestProfile {
        private static final String PLACE = "testing.purge.port";

        static int port() {
            return Integer.parseInt(System.getProperty(PLACE, "0"));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            if (port() == 0) {
                System.setProperty(PLACE, Integer.toString(Receiver.freePort()));
            }
            var settings = new HashMap<String, String>();
            settings.put("dateline.purge.url", "http://127.0.0.1:%d/purge?all=%%7Btags%%7D".formatted(port()));
            settings.put("dateline.purge.headers", "Fastly-Key: secret,Surrogate-Key: {tags}");
            settings.put("dateline.purge.body", "{\"tags\":{json}}");
            settings.put("dateline.purge.most-tags", "3");
            settings.put("dateline.purge.timeout", "1s");
            return settings;
        }
    }

    @SuppressWarnings("NullAway.Init")
    private Receiver cache;

    @BeforeEach
    void open() {
        cache = Receiver.startAt(BehindACache.port());
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private static Staff.Piece published(String title) {
        var piece = Staff.admin().drafts(Map.of("title", Newsroom.unique(title), "body", BODY));
        piece.act("publish", Map.of());
        return piece;
    }

    private List<String> told() {
        return cache.requests().stream()
                .map(request -> request.header("surrogate-key"))
                .toList();
    }

    private List<String> toldOf(String id) {
        return told().stream().filter(tags -> tags.contains("article:" + id)).toList();
    }

    @Test
    void aPublicationIsToldWithinASecondInTheShapeThatTheCacheTakes() {
        var piece = published("Told");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(toldOf(piece.id())).isNotEmpty());
        var request = cache.requests().stream()
                .filter(one -> one.header("surrogate-key").contains(piece.id()))
                .findFirst()
                .orElseThrow();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("fastly-key")).isEqualTo("secret");
        assertThat(request.header("surrogate-key").split(" ")).hasSizeLessThanOrEqualTo(3);
        assertThat(request.text())
                .isEqualTo("{\"tags\":[\"%s\"]}"
                        .formatted(request.header("surrogate-key").replace(" ", "\",\"")));
        assertThat(request.query()).contains("article%3A" + piece.id());
    }

    @Test
    void whatTheCacheDoesNotTakeIsToldAgainAndNothingAfterItIsLeftOut() {
        var tries = new AtomicInteger();
        cache.answering(request -> Receiver.Answer.of(tries.incrementAndGet() <= 2 ? 503 : 200));
        var first = published("First");
        var second = published("Second");
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(queue.lag()).isZero();
            assertThat(toldOf(second.id())).isNotEmpty();
        });
        assertThat(toldOf(first.id())).hasSizeGreaterThanOrEqualTo(1);
        assertThat(tries.get()).isGreaterThan(2);
    }

    @Test
    void settingsThatCannotBeRightAreRefusedAtTheStart() {
        assertThatThrownBy(() ->
                        new PurgeCall(settings("no colon", "{tags}"), new ObjectMapper()).check(new StartupEvent()))
                .hasMessageContaining("dateline.purge.headers");
        assertThatThrownBy(() -> new PurgeCall(settings("Key: x", "all"), new ObjectMapper()).check(new StartupEvent()))
                .hasMessageContaining("{tags}");
    }

    private static PurgeConfig settings(String header, String body) {
        return new io.smallrye.config.SmallRyeConfigBuilder()
                .withMapping(PurgeConfig.class)
                .withDefaultValue("dateline.purge.url", "http://127.0.0.1:1/")
                .withDefaultValue("dateline.purge.timeout", "PT10S")
                .withDefaultValue("dateline.purge.headers", header)
                .withDefaultValue("dateline.purge.body", body)
                .build()
                .getConfigMapping(PurgeConfig.class);
    }
}
