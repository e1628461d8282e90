package news.dateline.web;

import jakarta.inject.Singleton;
import java.util.List;

/** Who asks too often. */
@Singleton
public class LimitProblems implements Problems {
    private static final ProblemType REQUESTS = new ProblemType(
            "too-many-requests",
            429,
            "Too many requests",
            "The key, or without one the address, has made as many requests as it may in a minute. `RateLimit-Policy` says how "
                    + "many that are, `RateLimit` how many are left; go on after `Retry-After` seconds.");
    private static final ProblemType FAILURES = new ProblemType(
            "too-many-failures",
            429,
            "Too many bad keys",
            "So many requests of your address came with a key that is unknown, expired or revoked that more of them are not "
                    + "looked at before `Retry-After` seconds have passed. A good key is let in at any time.");

    @Override
    public List<ProblemType> types() {
        return List.of(REQUESTS, FAILURES);
    }

    /** 429 for a key or an address. */
    public static ProblemException tooManyRequests(Standing standing) {
        return standing.refusal(REQUESTS, "This is good for %d requests in a minute.".formatted(standing.limit()));
    }

    static ProblemException tooManyFailures(Standing standing) {
        return standing.refusal(
                FAILURES,
                "Too many bad keys came from your address. Send a good one, or wait before you send another.");
    }
}
