package news.dateline.courier;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to servers whose addresses somebody else has named. Against their being used to reach what only we can
 * (SSRF): every address of the host must be a public one, the connection goes to an address that was checked and is not
 * looked up again, redirects are not followed, and all of it happens anew for each request.
 */
@Singleton
public class Courier {
    private static final int MOST_CONNECTIONS = 500;
    private static final int LONGEST_BODY = 4096;

    private final HttpClient client;
    private final Resolver resolver;
    private final boolean allowsPrivate;
    private final Duration timeout;

    @Inject
    Courier(Vertx vertx, CourierConfig config) {
        this(vertx, host -> List.of(InetAddress.getAllByName(host)), config.allowPrivate(), config.timeout());
    }

    Courier(Vertx vertx, Resolver resolver, boolean allowsPrivate, Duration timeout) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                // A connection that rested may be closed by the other side in the moment in which it is used again.
                .setKeepAlive(false)
                .setConnectTimeout((int) Math.min(5_000, timeout.toMillis()))
                .setForceSni(true)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16_384));
        this.resolver = resolver;
        this.allowsPrivate = allowsPrivate;
        this.timeout = timeout;
    }

    void close(@Observes ShutdownEvent event) {
        client.close();
    }

    /**
     * The URL, if requests may be sent there.
     *
     * @throws news.dateline.web.ProblemException 422 at {@code pointer} if not
     */
    public String checked(String pointer, @Nullable String url) {
        if (url == null || url.isBlank()) {
            throw WebProblems.invalid(pointer, "required", "This is required.");
        }
        var destination = Destination.of(url)
                .filter(found -> found.isSecure() || allowsPrivate)
                .orElseThrow(() -> WebProblems.invalid(
                        pointer,
                        "invalid-url",
                        "This takes an https address with a plain host name, without a user or a fragment."));
        try {
            if (!isAdmitted(resolver.addresses(destination.name()))) {
                throw WebProblems.invalid(
                        pointer, "private-address", "The host has an address that is not of the public internet.");
            }
        } catch (UnknownHostException e) {
            throw WebProblems.invalid(pointer, "unknown-host", "The host of this address cannot be found.");
        }
        return url;
    }

    private boolean isAdmitted(List<InetAddress> addresses) {
        return allowsPrivate ? !addresses.isEmpty() : PublicAddresses.containAll(addresses);
    }

    /** Sends the request and waits for the answer, for as long as a receiver may take. */
    public Reply send(Outgoing outgoing) {
        var destination = Destination.of(outgoing.url()).filter(found -> found.isSecure() || allowsPrivate);
        if (destination.isEmpty()) {
            return new Reply.Forbidden();
        }
        try {
            var addresses = resolver.addresses(destination.get().name());
            return isAdmitted(addresses)
                    ? exchange(outgoing, destination.get(), addresses.getFirst())
                    : new Reply.Forbidden();
        } catch (UnknownHostException e) {
            return new Reply.Unreachable();
        }
    }

    private Reply exchange(Outgoing outgoing, Destination destination, InetAddress address) {
        var request = new AtomicReference<HttpClientRequest>();
        var answer = client.request(options(outgoing, destination, address))
                .onSuccess(request::set)
                .compose(made -> {
                    // Before it is sent: an answer that comes at once would be over before anybody looked at it.
                    var answered = made.response().compose(Courier::answered);
                    var _ = made.end(Buffer.buffer(outgoing.body()));
                    return answered;
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return isTimeout(e.getCause()) ? new Reply.TimedOut() : new Reply.Unreachable();
        } catch (TimeoutException e) {
            return new Reply.TimedOut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.TimedOut();
        } finally {
            // Nothing of a slow answer is waited for any longer.
            if (request.get() != null && !answer.isDone()) {
                request.get().reset();
            }
        }
    }

    private RequestOptions options(Outgoing outgoing, Destination destination, InetAddress address) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("User-Agent", "Dateline");
        outgoing.headers().forEach(headers::set);
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(outgoing.method()))
                // The connection is to the address that was checked; the name is for TLS and the Host header.
                .setServer(SocketAddress.inetSocketAddress(destination.port(), address.getHostAddress()))
                .setHost(destination.name())
                .setPort(destination.port())
                .setSsl(destination.isSecure())
                .setURI(destination.target())
                .setHeaders(headers)
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
    }

    private static Future<Reply> answered(HttpClientResponse response) {
        var status = response.statusCode();
        var retryAfter = Optional.ofNullable(response.getHeader("Retry-After"))
                .flatMap(RetryAfter::of)
                .orElse(null);
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() < LONGEST_BODY) {
                body.appendBuffer(chunk, 0, Math.min(chunk.length(), LONGEST_BODY - body.length()));
            } else {
                // Whoever answers without end is cut off; what counts has been said.
                response.request().reset();
            }
        });
        return response.end()
                .<Reply>map(end -> new Reply.Answered(status, retryAfter, body.getBytes()))
                .recover(failure -> body.length() >= LONGEST_BODY
                        ? Future.succeededFuture(new Reply.Answered(status, retryAfter, body.getBytes()))
                        : Future.failedFuture(failure));
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof TimeoutException
                        || failure.getClass().getSimpleName().contains("Timeout"));
    }
}
