package news.dateline.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes a {@code Content-Type} that is none for one that says nothing (RFC 9110, section 8.3): the framework would fail over it where a
 * path reads several types, and like this it refuses the body as one that it does not read.
 */
@Provider
@PreMatching
class BodyType implements ContainerRequestFilter {
    private final RoutingContext call;

    BodyType(RoutingContext call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return;
        }
        try {
            MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            call.request().headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }
}
