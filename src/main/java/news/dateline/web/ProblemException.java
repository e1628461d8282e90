package news.dateline.web;

import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/** Carries a {@link Problem} from where it is known to the one mapper that speaks it. */
public class ProblemException extends WebApplicationException {
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.title(), problem.status());
        this.problem = problem;
        this.headers = headers;
    }

    /** What the client is told. */
    public Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
