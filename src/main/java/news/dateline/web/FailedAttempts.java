package news.dateline.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Counts keys and mailed tokens that are none, by the address they come from. Only who has failed is looked at: a good key gets in,
 * however many bad ones have come from its address.
 */
@Singleton
public class FailedAttempts {
    private final Buckets attempts;
    private final ClientAddress clients;
    private final RoutingContext call;

    FailedAttempts(LimitsConfig config, ClientAddress clients, RoutingContext call) {
        this.attempts = new Buckets("failures", config.failures(), config.mostRemembered());
        this.clients = clients;
        this.call = call;
    }

    /** What the present request is refused with, which came with a bad key: as it would be, or with 429 if there were too many. */
    public ProblemException counted(ProblemException refusal) {
        if (!attempts.isLimited() || call.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return refusal;
        }
        var standing = attempts.take(clients.holderOf(call.request()));
        return standing.isAdmitted() ? refusal : LimitProblems.tooManyFailures(standing);
    }

    /** The same where a bad key is as good as none: only too many of them are refused. */
    public void count() {
        var refusal = SecurityProblems.unauthorized();
        var counted = counted(refusal);
        if (counted != refusal) {
            throw counted;
        }
    }
}
