package news.dateline.web;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Lets scripts of other origins read the public wing. For any origin the answer is a plain {@code *}, the same bytes for
 * all, so that shared caches need no copy per origin (the framework's own filter echoes the origin).
 */
@jakarta.ws.rs.ext.Provider
@PreMatching
class Cors implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String EXPOSED = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After";

    /** Asked for at each request: filters are made before the configuration of the running application is. */
    private final Provider<Origins> origins;

    Cors(Provider<Origins> origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("OPTIONS")
                && request.getHeaderString("Origin") != null
                && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH, DELETE")
                    .header(
                            "Access-Control-Allow-Headers",
                            "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Last-Event-ID")
                    .header("Access-Control-Max-Age", "86400")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/v1/desk")) {
            return;
        }
        var headers = response.getHeaders();
        if (origins.get().areAny()) {
            headers.putSingle("Access-Control-Allow-Origin", "*");
        } else {
            headers.add(HttpHeaders.VARY, "Origin");
            var origin = request.getHeaderString("Origin");
            if (origin == null || !origins.get().include(origin)) {
                return;
            }
            headers.putSingle("Access-Control-Allow-Origin", origin);
        }
        headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
    }
}
