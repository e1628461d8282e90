package news.dateline.fuzz;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Connections that are kept, and on which requests go out as they were written. Of a stream, only the beginning is read. */
final class Wire implements AutoCloseable {
    private static final String END_OF_EVENT = "\n\n";

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final HttpClient client;
    private final Duration patience;
    private final int port;

    Wire(URI address, int connections, Duration patience) {
        this.patience = patience;
        this.port = address.getPort();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setConnectTimeout((int) patience.toMillis())
                .setMaxInitialLineLength(65_536)
                .setMaxHeaderSize(65_536));
    }

    /** The answer. */
    Answer send(Request request) throws InterruptedException, NoAnswer {
        try {
            return sendOnce(request);
        } catch (NoAnswer e) {
            // A kept connection may have been closed just then.
            if (e.isLate()) throw e;
            return sendOnce(request);
        }
    }

    private Answer sendOnce(Request request) throws InterruptedException, NoAnswer {
        var options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(HttpMethod.valueOf(request.method()))
                .setURI(request.target());
        var sent = client.request(options).compose(open -> exchange(open, request));
        try {
            var answer = sent.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Answer.of(answer.status, answer.headers, answer.body);
        } catch (TimeoutException e) {
            throw new NoAnswer("no answer within " + patience, true, e);
        } catch (ExecutionException e) {
            throw new NoAnswer("no answer: " + e.getCause(), false, e);
        } catch (IOException e) {
            throw new NoAnswer("no readable answer: " + e, true, e);
        }
    }

    private Future<Whole> exchange(HttpClientRequest open, Request request) {
        request.headers().forEach(header -> open.putHeader(header.name(), header.value()));
        open.putHeader("Host", "localhost:" + port);
        var body = request.body();
        return (body == null ? open.send() : open.send(body)).compose(this::whole);
    }

    private Future<Whole> whole(HttpClientResponse response) {
        var type = response.getHeader("Content-Type");
        boolean isStream = type != null && type.startsWith("text/event-stream");
        return (isStream
                                && response.statusCode() == 200
                                && !response.request().getMethod().equals(HttpMethod.HEAD)
                        ? firstEvent(response)
                        : response.body())
                .map(body -> new Whole(response.statusCode(), response.headers(), body));
    }

    private static Future<Buffer> firstEvent(HttpClientResponse response) {
        var read = Buffer.buffer();
        Promise<Buffer> event = Promise.promise();
        response.exceptionHandler(event::tryFail);
        response.endHandler(end -> event.tryComplete(read));
        response.handler(chunk -> {
            read.appendBuffer(chunk);
            if (read.toString().contains(END_OF_EVENT) && event.tryComplete(read)) {
                var closed = response.request().connection().close();
                closed.onFailure(event::tryFail);
            }
        });
        return event.future();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Whole(int status, MultiMap headers, Buffer body) {}

    /** Nothing came back, or not in time. */
    static final class NoAnswer extends Exception {
        private final boolean late;

        NoAnswer(String message, boolean late, Exception cause) {
            super(message, cause);
            this.late = late;
        }

        boolean isLate() {
            return late;
        }
    }
}
