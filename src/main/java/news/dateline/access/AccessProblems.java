package news.dateline.access;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;
import news.dateline.web.Standing;

/** What can be wrong with who calls. */
@Singleton
class AccessProblems implements Problems {
    private static final ProblemType QUOTA = new ProblemType(
            "quota-exceeded",
            429,
            "Quota exceeded",
            "The partner's key has made as many requests in this minute as its agreement says. `RateLimit` and "
                    + "`RateLimit-Policy` in every answer tell how many are left; go on after `Retry-After` seconds.");

    @Override
    public List<ProblemType> types() {
        return List.of(QUOTA);
    }

    static ProblemException quotaExceeded(Standing standing) {
        return standing.refusal(QUOTA, "The key is good for %d requests in a minute.".formatted(standing.limit()));
    }
}
