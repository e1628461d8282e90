package news.dateline.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import news.dateline.web.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Where requests arrive, on the event loop: what is kept is answered here, without another thread and without a statement. For
 * what is not, one request goes on to its resource, and those with the same question wait for what it gets.
 */
@Singleton
class Front {
    /** Ahead of all filters of the framework. */
    private static final int FIRST = 1_000;

    /** A client that changes news while others read it may ask this often for an answer from after the change. */
    private static final int MOST_TRIES = 3;

    /** Where answers are the same for everybody who reads without a key. */
    private static final List<String> SHARED = List.of(
            "/v1/articles",
            "/v1/live",
            "/v1/pages",
            "/v1/collections",
            "/v1/coverages",
            "/v1/sections",
            "/v1/tags",
            "/v1/authors",
            "/v1/corrections",
            "/v1/newsletters",
            "/feeds/",
            "/sitemaps/",
            "/oembed");

    private static final int LONGEST_ACCEPT = 512;

    private final Shelf shelf;
    private final Freshness freshness;
    private final EdgeMeters meters;
    private final EdgeConfig config;
    private final Origins origins;
    private final Vertx vertx;

    Front(Shelf shelf, Freshness freshness, EdgeMeters meters, EdgeConfig config, Origins origins, Vertx vertx) {
        this.shelf = shelf;
        this.freshness = freshness;
        this.meters = meters;
        this.config = config;
        this.origins = origins;
        this.vertx = vertx;
    }

    void stand(@Observes Filters filters) {
        if (config.size().asLongValue() > 0) {
            filters.register(this::meet, FIRST);
        }
    }

    private void meet(RoutingContext context) {
        if (isShared(context.request().uri()) && isPlainRead(context.request()) && freshness.isKnown()) {
            serve(context, Question.of(context.request(), !origins.areAny()), 1);
        } else {
            context.next();
        }
    }

    /** Whether the answer at this address is the same for everybody who reads without a key. */
    static boolean isShared(String target) {
        for (var shared : SHARED) {
            if (target.startsWith(shared)) {
                return !target.contains("/stream");
            }
        }
        return false;
    }

    private static boolean isPlainRead(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return false;
        }
        var headers = request.headers();
        var accept = headers.get(HttpHeaders.ACCEPT);
        return !headers.contains(HttpHeaders.AUTHORIZATION)
                && !headers.contains(HttpHeaders.CONTENT_LENGTH)
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && (accept == null || accept.length() <= LONGEST_ACCEPT);
    }

    private void serve(RoutingContext context, Question question, int tries) {
        var kept = shelf.get(question);
        if (kept != null && freshness.isFresh(kept)) {
            answer(context, kept, CacheStatus.HIT);
        } else if (kept != null && freshness.isWorthwhile(kept) && freshness.isHopeless()) {
            answer(context, kept, CacheStatus.STALE);
        } else {
            load(context, question, kept, tries);
        }
    }

    private void load(RoutingContext context, Question question, @Nullable Kept former, int tries) {
        var joined = shelf.join(question, former);
        if (joined.isMine()) {
            lead(context, joined.loading());
        } else if (former != null && freshness.isWorthwhile(former) && freshness.isDoubtful()) {
            answer(context, former, CacheStatus.STALE);
        } else if (tries < MOST_TRIES && joined.loading().admits(config.mostWaiting())) {
            await(context, joined.loading(), tries);
        } else {
            context.next();
        }
    }

    private void lead(RoutingContext context, Loading loading) {
        long timer = vertx.setTimer(config.patience().toMillis(), late -> shelf.finish(loading, null));
        loading.attach(context);
        // Whatever became of it: nobody waits for what does not come.
        context.addEndHandler(end -> {
            vertx.cancelTimer(timer);
            shelf.finish(loading, null);
        });
        context.next();
    }

    private void await(RoutingContext context, Loading loading, int tries) {
        var loop = vertx.getOrCreateContext();
        loading.whenOver(result -> loop.runOnContext(now -> {
            if (!context.response().ended() && !context.response().closed()) {
                goOn(context, loading, result, tries);
            }
        }));
    }

    private void goOn(RoutingContext context, Loading loading, Optional<Kept> result, int tries) {
        if (result.isPresent()) {
            answer(context, result.get(), CacheStatus.COLLAPSED);
        } else {
            serve(context, loading.question(), tries + 1);
        }
    }

    private void answer(RoutingContext context, Kept kept, CacheStatus status) {
        meters.count(status);
        if (kept.operation() != null) {
            MeteredOperation.set(kept.operation());
        }
        var request = context.request();
        boolean held = Conditions.isHeld(
                request.getHeader(HttpHeaders.IF_NONE_MATCH),
                request.getHeader(HttpHeaders.IF_MODIFIED_SINCE),
                kept.etag(),
                kept.modifiedAt());
        var response = context.response();
        var headers = response.headers();
        for (var header : held ? kept.headersOfUnchanged() : kept.headers()) {
            headers.add(header.name(), header.value());
        }
        headers.set(CacheStatus.HEADER, status.value());
        headers.set(HttpHeaders.AGE, freshness.age(kept));
        if (held) {
            response.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(kept.body().length()));
            response.end();
        } else {
            response.end(kept.body());
        }
    }
}
