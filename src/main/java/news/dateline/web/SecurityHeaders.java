package news.dateline.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What every answer tells a browser, whoever gives it: it is what it says it is, it loads and runs nothing, nobody puts it into a
 * frame, and no other site learns its address. Pages that need more say so themselves, with a policy of their own.
 */
@Singleton
class SecurityHeaders {
    /** What is neither kept nor read by a resource comes after both. */
    private static final int BEFORE_THE_REFERENCE = -100;

    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");

    /** The interactive reference has its program in the page, and tries out requests to this API. */
    private static final CharSequence OF_THE_REFERENCE =
            HttpHeaders.createOptimized("default-src 'none'; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    /** Said first, so that it is said whatever happens; whoever sets one of them anew wins. */
    static void say(HttpServerResponse response) {
        response.headers().set(TYPE_OPTIONS, NO_SNIFFING).set(POLICY, NOTHING).set(REFERRER_POLICY, NO_REFERRER);
    }

    void install(@Observes Router router) {
        router.route("/docs*").order(BEFORE_THE_REFERENCE).handler(SecurityHeaders::allowTheReference);
    }

    /** A page that a resource answers with has its own policy, and no second one beside it. */
    @ServerResponseFilter
    void giveWay(ContainerResponseContext response, RoutingContext call) {
        if (response.getHeaders().containsKey(POLICY.toString())) {
            call.response().headers().remove(POLICY);
        }
    }

    private static void allowTheReference(RoutingContext context) {
        context.response().headers().set(POLICY, OF_THE_REFERENCE);
        context.next();
    }
}
