package news.dateline.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Bounds what the system keeps for a client that does not read. Left to itself, Linux lets that grow to megabytes for each
 * connection, which thousands of streams could not afford, and nobody would be found to be slow.
 */
@Singleton
class SendBuffer implements HttpServerOptionsCustomizer {
    private final WebConfig config;

    SendBuffer(WebConfig config, RequestConfig request) {
        this.config = config;
        // Told at start: when Netty makes SlowSenders it is too late for a word about their settings.
        if (!request.patience().isPositive() || request.bytesPerSecond() < 0) {
            throw new IllegalArgumentException(
                    "dateline.request: a patience is longer than nought, a pace is not negative");
        }
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        bound(options);
        // HTTP/2 comes with TLS, as browsers have it. Without, the first bytes of each connection would only tell what
        // is
        // spoken, and SlowSenders would not see where the first request ends.
        options.setHttp2ClearTextEnabled(false);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        bound(options);
    }

    private void bound(HttpServerOptions options) {
        options.setSendBufferSize(Math.toIntExact(config.sendBuffer().asLongValue()));
    }
}
