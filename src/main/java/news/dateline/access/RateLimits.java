package news.dateline.access;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import news.dateline.access.Allotment.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests to the public wing as far as there is a quota for them, and says how much of it is left
 * (draft-ietf-httpapi-ratelimit-headers). Today only partners have one; who comes without a key is not looked at. What a
 * partner gets is for that partner: no shared cache may keep it.
 */
@Provider
@Priority(RateLimits.FIRST_TO_ASK_AND_LAST_TO_ANSWER)
class RateLimits implements ContainerRequestFilter, ContainerResponseFilter {
    /** Requests meet filters from the least number on, answers from the greatest. */
    static final int FIRST_TO_ASK_AND_LAST_TO_ANSWER = 500;

    private static final String STANDING = RateLimits.class.getName();
    private static final int WINDOW_SECONDS = 60;

    private final ResourceInfo resource;
    private final Partners partners;
    private final Quotas quotas;

    RateLimits(ResourceInfo resource, Partners partners, Quotas quotas) {
        this.resource = resource;
        this.partners = partners;
        this.quotas = quotas;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !isOpen()) {
            return;
        }
        partners.of(authorization).map(quotas::take).ifPresent(standing -> {
            request.setProperty(STANDING, standing);
            if (!standing.isAdmitted()) {
                throw AccessProblems.quotaExceeded(standing);
            }
        });
    }

    /** Whether anyone may call the operation: the others know their callers by themselves, and partners have none. */
    private boolean isOpen() {
        var method = resource.getResourceMethod();
        return method != null
                && (method.isAnnotationPresent(PermitAll.class)
                        || (!method.isAnnotationPresent(RolesAllowed.class)
                                && method.getDeclaringClass().isAnnotationPresent(PermitAll.class)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(STANDING) instanceof Standing standing)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle("RateLimit-Policy", "\"default\";q=%d;w=%d".formatted(standing.limit(), WINDOW_SECONDS));
        headers.putSingle("RateLimit", "\"default\";r=%d;t=%d".formatted(standing.remaining(), standing.secondsLeft()));
        headers.putSingle(
                HttpHeaders.CACHE_CONTROL, keptByThePartnerOnly(response.getHeaderString(HttpHeaders.CACHE_CONTROL)));
        var vary = response.getHeaderString(HttpHeaders.VARY);
        if (vary == null || !vary.contains(HttpHeaders.AUTHORIZATION)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        }
    }

    private static String keptByThePartnerOnly(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return "private";
        }
        return cacheControl.startsWith("private")
                ? cacheControl
                : "private, " + cacheControl.replaceFirst("^public, ", "");
    }
}
