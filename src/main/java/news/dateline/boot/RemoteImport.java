package news.dateline.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The import of a file by the API of a Dateline that may run elsewhere. */
final class RemoteImport implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A large file on a slow line; the server has bounds of its own. */
    private static final Duration UPLOAD = Duration.ofHours(6);
    /** An instance that is started anew takes the import up again. */
    private static final Duration ABSENCE = Duration.ofMinutes(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI url;
    private final String key;

    RemoteImport(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Sends the file; says where the report is. */
    URI send(Path file, String format, Map<String, String> options, ProgressBar bar) {
        var query = options.entrySet().stream()
                .map(option ->
                        "&" + option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        try {
            var size = Files.size(file);
            var request = request(URI.create(url + "/v1/desk/imports?format=" + format + query))
                    .timeout(UPLOAD)
                    .header("Content-Type", "application/octet-stream")
                    .POST(new Metered(BodyPublishers.ofFile(file), size, bar))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                throw refused(answer);
            }
            bar.end(100, "%,d kB".formatted(size / 1000));
            // Under the address that was given: the server may call itself by another one.
            return url.resolve(
                    URI.create(answer.headers().firstValue("Location").orElseThrow())
                            .getRawPath());
        } catch (ConnectException e) {
            throw new CommandFailure(
                    1, "nothing answers at %s. Start it with './dateline run', or say '--url'.".formatted(url));
        } catch (IOException e) {
            throw new CommandFailure(
                    1, "the file could not be sent: %s. Send it again: nothing comes twice.".formatted(e.getMessage()));
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    /** How far it has come. A server that is away for a while is waited for. */
    State look(URI report) {
        var until = Instant.now().plus(ABSENCE);
        while (true) {
            try {
                var answer = client.send(request(report).timeout(PATIENCE).GET().build(), BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return State.of(JSON.readTree(answer.body()));
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw refused(answer);
                }
            } catch (IOException e) {
                // Once more, below.
            } catch (InterruptedException e) {
                throw stopped();
            }
            if (Instant.now().isAfter(until)) {
                throw new CommandFailure(
                        1, "the server does not answer any more. The import goes on when it is back: " + report);
            }
            try {
                Thread.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private HttpRequest.Builder request(URI target) {
        return HttpRequest.newBuilder(target).header("Authorization", "Bearer " + key);
    }

    private static CommandFailure stopped() {
        Thread.currentThread().interrupt();
        return new CommandFailure(1, "stopped.");
    }

    private static CommandFailure refused(HttpResponse<String> answer) {
        var next = switch (answer.statusCode()) {
            case 401 -> "The key is not good: say '--key dl_…', or set DATELINE_ADMIN_KEY.";
            case 403 -> "Imports need an admin's key.";
            case 404 -> "This is no Dateline: is '--url' right?";
            default -> detail(answer.body());
        };
        return new CommandFailure(1, "the server refused (%d). %s".formatted(answer.statusCode(), next));
    }

    private static String detail(String problem) {
        try {
            return JSON.readTree(problem).path("detail").asText("It did not say why.");
        } catch (IOException e) {
            return "It did not say why.";
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** An import as the API tells it. */
    record State(
            String status,
            int percent,
            int processed,
            String summary,
            @Nullable String failure) {
        boolean hasEnded() {
            return status.equals("completed") || status.equals("failed");
        }

        private static State of(JsonNode told) {
            var reasons = told.path("skippedBecause").properties().stream()
                    .map(reason -> "%s %,d"
                            .formatted(reason.getKey(), reason.getValue().asInt()))
                    .collect(Collectors.joining(", "));
            var summary = "%,d created, %,d updated, %,d unchanged, %,d skipped%s."
                    .formatted(
                            told.path("created").asInt(),
                            told.path("updated").asInt(),
                            told.path("unchanged").asInt(),
                            told.path("skipped").asInt(),
                            reasons.isEmpty() ? "" : " (" + reasons + ")");
            var failure = told.path("failure");
            return new State(
                    told.path("status").asText(),
                    told.path("percent").asInt(),
                    told.path("processed").asInt(),
                    summary,
                    failure.isTextual() ? failure.textValue() : null);
        }
    }

    /** Tells the bar what has been taken to be sent. */
    private record Metered(BodyPublisher file, long size, ProgressBar bar) implements BodyPublisher {
        @Override
        public long contentLength() {
            return file.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> sender) {
            file.subscribe(new Flow.Subscriber<>() {
                private long sent;

                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    sender.onSubscribe(subscription);
                }

                @Override
                public void onNext(ByteBuffer piece) {
                    sent += piece.remaining();
                    bar.show((int) (sent * 100 / Math.max(1, size)), "%,d kB".formatted(sent / 1000));
                    sender.onNext(piece);
                }

                @Override
                public void onError(Throwable failure) {
                    sender.onError(failure);
                }

                @Override
                public void onComplete() {
                    sender.onComplete();
                }
            });
        }
    }
}
