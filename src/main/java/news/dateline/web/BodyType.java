package news.dateline.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses a {@code Content-Type} that is none (RFC 9110, section 8.3.1), which the framework takes for a failure of its own where a path
 * reads several types.
 */
@Provider
@PreMatching
class BodyType implements ContainerRequestFilter {
    /** They have no body that anybody would look at. */
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || READS.contains(request.getMethod())) {
            return;
        }
        try {
            MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw WebProblems.unsupportedMediaType("'Content-Type' must look like 'application/json'.");
        }
    }
}
