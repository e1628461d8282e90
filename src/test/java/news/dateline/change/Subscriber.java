package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads the log over HTTP as partners do: on and on from the {@code next} of the last answer.
 *
 * @param query how, besides the position
 */
record Subscriber(HttpClient client, String query) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(20);

    /** What comes after a position, until there is nothing left although everything has been said. */
    List<Fact> read(long from, BooleanSupplier isAllSaid) throws Exception {
        var facts = new ArrayList<Fact>();
        long position = from;
        while (true) {
            boolean isLast = isAllSaid.getAsBoolean();
            var answer = answer(position);
            for (var change : answer.path("data")) {
                facts.add(new Fact(
                        change.path("seq").longValue(),
                        change.path("type").textValue(),
                        UUID.fromString(change.path("subject").path("id").textValue())));
            }
            assertThat(answer.path("next").longValue()).isGreaterThanOrEqualTo(position);
            position = answer.path("next").longValue();
            if (answer.path("data").isEmpty()) {
                if (isLast) {
                    return facts;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_REST));
            }
        }
    }

    private JsonNode answer(long position) throws Exception {
        var uri = URI.create("http://localhost:%d/v1/changes?after=%d&%s".formatted(RestAssured.port, position, query));
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** A change as it was delivered. */
    record Fact(long seq, String type, UUID subject) {}
}
