package news.dateline.change;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** Why a stream does not begin. */
@Singleton
class StreamProblems implements Problems {
    private static final ProblemType TOO_MANY = new ProblemType(
            "too-many-streams",
            429,
            "Too many streams",
            "Your address holds as many streams as one may. Share one among tabs, or close some.");
    private static final ProblemType FULL = new ProblemType(
            "no-place-for-streams",
            503,
            "No place for another stream",
            "This instance holds as many streams as it can, or is about to stop. Try again after `Retry-After` seconds.");

    @Override
    public List<ProblemType> types() {
        return List.of(TOO_MANY, FULL);
    }

    static ProblemException tooMany(int most) {
        return Problem.of(TOO_MANY)
                .detail("Your address holds %d streams already.".formatted(most))
                .header("Retry-After", "30")
                .asException();
    }

    static ProblemException full(String sentence) {
        return Problem.of(FULL).detail(sentence).header("Retry-After", "5").asException();
    }
}
