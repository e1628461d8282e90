package news.dateline.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Gives a host to requests that have none, which HTTP/1.0 allows (RFC 9112, section 3.2): the framework could not make an address of
 * them. It stands in no answer; absolute links have {@link PublicUrl}.
 */
@Provider
@PreMatching
@Priority(HostlessRequests.BEFORE_ALL_WHO_ASK_FOR_THE_ADDRESS)
class HostlessRequests implements ContainerRequestFilter {
    static final int BEFORE_ALL_WHO_ASK_FOR_THE_ADDRESS = 1;

    private final RoutingContext call;

    HostlessRequests(RoutingContext call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var target = call.request().uri();
        if (call.request().authority() == null && target.startsWith("/")) {
            request.setRequestUri(URI.create("http://localhost" + target));
        }
    }
}
