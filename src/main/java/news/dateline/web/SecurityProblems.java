package news.dateline.web;

import jakarta.inject.Singleton;
import java.util.List;

/** Refusals: who are you, and you may not. */
@Singleton
class SecurityProblems implements Problems {
    private static final ProblemType UNAUTHORIZED = new ProblemType(
            "unauthorized",
            401,
            "Key required",
            "The operation needs an API key that is known, not expired and not revoked: "
                    + "`Authorization: Bearer dl_…`.");
    private static final ProblemType FORBIDDEN = new ProblemType(
            "forbidden", 403, "Not allowed", "The key is good, but its role does not include this operation.");

    @Override
    public List<ProblemType> types() {
        return List.of(UNAUTHORIZED, FORBIDDEN);
    }

    static ProblemException unauthorized() {
        return Problem.of(UNAUTHORIZED)
                .detail("Send a valid API key: 'Authorization: Bearer dl_…'.")
                .header("WWW-Authenticate", "Bearer realm=\"dateline\"")
                .asException();
    }

    static ProblemException forbidden() {
        return Problem.of(FORBIDDEN)
                .detail("The role of this key does not include the operation.")
                .asException();
    }
}
