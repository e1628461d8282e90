package news.dateline.access;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.dateline.web.FailedAttempts;
import news.dateline.web.LimitProblems;
import news.dateline.web.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Admits requests that come with a key as far as it is good for more of them, and says how many are left
 * (draft-ietf-httpapi-ratelimit-headers): partners by their quota, which all instances share, the newsroom by limits that each
 * instance counts by itself. What a partner gets is for that partner: no shared cache may keep it.
 */
@jakarta.ws.rs.ext.Provider
@Priority(RateLimits.FIRST_TO_ASK_AND_LAST_TO_ANSWER)
class RateLimits implements ContainerRequestFilter, ContainerResponseFilter {
    /** Requests meet filters from the least number on, answers from the greatest. */
    static final int FIRST_TO_ASK_AND_LAST_TO_ANSWER = 500;

    private static final String STANDING = RateLimits.class.getName();
    private static final String PARTNER = STANDING + ".partner";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ResourceInfo resource;
    private final Partners partners;
    private final Quotas quotas;
    private final Caller caller;
    /** Asked for when they are needed: filters are made before the configuration of the running application is. */
    private final Provider<KeyLimits> limits;

    private final Provider<FailedAttempts> failures;

    RateLimits(
            ResourceInfo resource,
            Partners partners,
            Quotas quotas,
            Caller caller,
            Provider<KeyLimits> limits,
            Provider<FailedAttempts> failures) {
        this.resource = resource;
        this.partners = partners;
        this.quotas = quotas;
        this.caller = caller;
        this.limits = limits;
        this.failures = failures;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return;
        }
        boolean isRead = READS.contains(request.getMethod());
        if (!isOpen()) {
            caller.keyId()
                    .flatMap(key -> limits.get().take(key, isRead))
                    .ifPresent(standing -> admit(request, standing));
        } else if (KeyAuthentication.token(authorization).isPresent()) {
            admitToThePublicWing(request, authorization, isRead);
        }
    }

    /** There, a bad key is as good as none; only who tries many of them is told so. */
    private void admitToThePublicWing(ContainerRequestContext request, String authorization, boolean isRead) {
        var partner = partners.of(authorization);
        var key = partner.isPresent() ? Optional.<UUID>empty() : partners.key(authorization);
        if (partner.isPresent()) {
            request.setProperty(PARTNER, true);
            admit(request, quotas.take(partner.get()));
        } else if (key.isPresent()) {
            limits.get().take(key.get(), isRead).ifPresent(standing -> admit(request, standing));
        } else {
            failures.get().count();
        }
    }

    private static void admit(ContainerRequestContext request, Standing standing) {
        request.setProperty(STANDING, standing);
        if (!standing.isAdmitted()) {
            throw request.getProperty(PARTNER) == null
                    ? LimitProblems.tooManyRequests(standing)
                    : AccessProblems.quotaExceeded(standing);
        }
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
        standing.headers().forEach(headers::putSingle);
        if (request.getProperty(PARTNER) != null) {
            headers.putSingle(
                    HttpHeaders.CACHE_CONTROL,
                    keptByThePartnerOnly(response.getHeaderString(HttpHeaders.CACHE_CONTROL)));
            var vary = response.getHeaderString(HttpHeaders.VARY);
            if (vary == null || !vary.contains(HttpHeaders.AUTHORIZATION)) {
                headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            }
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
