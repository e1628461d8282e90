package news.dateline.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Bounds how often one address reads without a key, if that is wanted: ahead of everything that answers, also of what is kept. If it
 * is not, this stands in nobody's way.
 */
@Singleton
class AddressLimits {
    /** Ahead of the answers that are kept. */
    private static final int BEFORE_OTHERS = 2_000;

    private static final String KEY = "bearer ";

    private final Buckets reads;
    private final ClientAddress clients;
    private final EarlyProblems problems;
    private final SecretPaths secrets;
    private final Origins origins;

    AddressLimits(
            LimitsConfig config, ClientAddress clients, EarlyProblems problems, SecretPaths secrets, Origins origins) {
        this.reads = new Buckets("address", config.addressReads(), config.mostRemembered());
        this.clients = clients;
        this.problems = problems;
        this.secrets = secrets;
        this.origins = origins;
    }

    void stand(@Observes Filters filters) {
        if (reads.isLimited()) {
            filters.register(this::meet, BEFORE_OTHERS);
        }
    }

    private void meet(RoutingContext context) {
        var request = context.request();
        if (!isPublicRead(request)) {
            context.next();
            return;
        }
        var standing = reads.take(clients.holderOf(request));
        if (standing.isAdmitted()) {
            standing.headers().forEach(context.response()::putHeader);
            context.next();
        } else {
            if (origins.areAny()) {
                context.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            }
            problems.answer(context, LimitProblems.tooManyRequests(standing), secrets.told(context.normalizedPath()));
        }
    }

    /** Whoever comes with a key is counted by it, and a bad one where it is found to be so. */
    private static boolean isPublicRead(HttpServerRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && !request.uri().startsWith("/q/")
                && (authorization == null || !authorization.regionMatches(true, 0, KEY, 0, KEY.length()));
    }
}
