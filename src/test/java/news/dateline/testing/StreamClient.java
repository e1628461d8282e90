package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who follows a stream: reads server-sent events (HTML standard, section 9.2) until it is closed or ends. */
public final class StreamClient implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Contract CONTRACT = new Contract();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile int comments;
    private volatile long retryMillis = -1;

    private StreamClient(HttpResponse<InputStream> response) {
        this.response = response;
        this.thread = Thread.ofVirtual().start(this::read);
    }

    /** Opens the stream; {@code headers} are names and values in turn. The head of the answer is held to the contract. */
    public static StreamClient open(String target, String... headers) {
        return openAt("http://localhost:" + RestAssured.port, target, headers);
    }

    /** Opens a stream of another server. */
    public static StreamClient openAt(String base, String target, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            var head = new Contract.Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(null),
                    response.headers().map().keySet(),
                    "");
            assertThat(head.status()).isEqualTo(200);
            assertThat(CONTRACT.faults("GET", request.build().uri(), head)).isEmpty();
            return new StreamClient(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var event = new Event("", "message", "");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                event = read(line, event);
            }
        } catch (IOException e) {
            // Cut off by either side: what was read is what counts.
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private Event read(String line, Event event) {
        if (line.startsWith(":")) {
            comments++;
            return event;
        }
        var field = line.split(": ", 2);
        switch (field[0]) {
            case "id" -> {
                return new Event(field[1], event.type(), event.data());
            }
            case "event" -> {
                return new Event(event.id(), field[1], event.data());
            }
            case "data" -> {
                return new Event(event.id(), event.type(), field[1]);
            }
            case "retry" -> retryMillis = Long.parseLong(field[1]);
            case "" -> {
                if (!event.data().isEmpty()) {
                    events.add(event);
                }
                return new Event(event.id(), "message", "");
            }
            default -> throw new AssertionError("No such field: " + line);
        }
        return event;
    }

    /** A header of the answer. */
    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** Everything that has come so far. */
    public List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** The ids of what came after the hello. */
    public List<Long> seqs() {
        return events().stream()
                .skip(1)
                .map(event -> Long.parseLong(event.id()))
                .toList();
    }

    /** The id of what came last; empty before the hello. */
    public String lastId() {
        synchronized (events) {
            return events.isEmpty() ? "" : events.getLast().id();
        }
    }

    /** How many comments have come so far. */
    public int comments() {
        return comments;
    }

    /** When to come back, as told last; negative if never. */
    public long retryMillis() {
        return retryMillis;
    }

    /** Whether the stream has ended. */
    public boolean isOver() {
        return !thread.isAlive();
    }

    /** Goes away, in the middle of whatever there is. */
    @Override
    public void close() {
        try {
            response.body().close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One event. */
    public record Event(String id, String type, String data) {}
}
