package news.dateline.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import news.dateline.testing.LogEar;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.Test;

/** Nobody can tell by an answer what we know about an address. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SameAnswerTest {
    @Inject
    Mailbox mailbox;

    @Inject
    Backstage backstage;

    @Inject
    Statements statements;

    private Map<String, Visitor> everybody() {
        var everybody = new LinkedHashMap<String, Visitor>();
        everybody.put("new", Visitor.unknown());
        var pending = Visitor.unknown();
        pending.signUp("daily-brief");
        mailbox.letterTo(pending.email(), 1);
        everybody.put("pending", pending);
        var confirmed = Visitor.unknown();
        confirmed.subscribe(mailbox, "daily-brief");
        everybody.put("confirmed", confirmed);
        var suppressed = Visitor.unknown();
        backstage.suppress(suppressed.email());
        everybody.put("suppressed", suppressed);
        return everybody;
    }

    private static String told(Response answer) {
        var headers = new TreeMap<String, String>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        return answer.statusCode() + "\n" + headers + "\n" + answer.asString();
    }

    @Test
    void theAnswerIsTheSameForEveryAddress() {
        var everybody = everybody();
        assertThat(everybody.values().stream()
                        .map(visitor -> told(visitor.signUp("daily-brief")))
                        .distinct())
                .hasSize(1);
        assertThat(everybody.values().stream()
                        .map(visitor -> told(visitor.askForLink()))
                        .distinct())
                .hasSize(1);
        await().until(backstage::isQuiet);
        var suppressed = everybody.get("suppressed");
        assertThat(mailbox.lettersTo(suppressed == null ? "" : suppressed.email()))
                .isEmpty();
    }

    @Test
    void theAnswerCostsTheSameForEveryAddress() {
        var costs = new ArrayList<Long>();
        everybody().values().forEach(visitor -> {
            costs.add(cost(() -> visitor.signUp("daily-brief")));
            // It asks for no newsletter, which need not be looked up.
            costs.add(cost(visitor::askForLink) + 1);
        });
        assertThat(costs.stream().distinct()).as("%s", costs).hasSize(1);
    }

    /** What follows from the request before, and what the house does by itself, only adds. */
    private long cost(Supplier<Response> request) {
        return LongStream.range(0, 5)
                .map(_ -> {
                    await().until(backstage::isQuiet);
                    return statements.of(202, request);
                })
                .min()
                .orElseThrow();
    }

    @Test
    void headersCannotBeSmuggledInAndNothingIsLoggedOfAnybody() {
        var ear = LogEar.open();
        try (ear) {
            var reader = Visitor.unknown();
            var letter = reader.subscribe(mailbox, "daily-brief");
            var preferences = reader.preferencesToken(mailbox);
            Visitor.leave(letter.token("/unsubscribe/"));
            var name = reader.email().replaceAll("@.*", "");
            for (var trap : List.of(
                    name + "@example.org\r\nBcc: victim@example.net",
                    name + "@example.org\nSubject: Buy",
                    name + "@example.org,victim@example.net",
                    "\"" + name + "\" <victim@example.net>")) {
                var answer = Visitor.called(trap).signUp("daily-brief");
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.asString()).doesNotContain(name).doesNotContain("victim");
            }
            assertThat(letter.headers()).doesNotContain("victim");
            assertThat(ear.lines())
                    .noneMatch(line -> line.contains(name)
                            || line.contains(preferences)
                            || line.contains(letter.token("/confirm"))
                            || line.contains(letter.token("/unsubscribe/")));
        }
    }
}
