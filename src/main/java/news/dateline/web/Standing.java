package news.dateline.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/**
 * How somebody stands after a request who is good for so many of them in a minute.
 *
 * @param policy what the limit is called
 * @param remaining as far as this instance knows
 * @param secondsLeft until all of the limit is there again; if nothing is left, until something is
 */
public record Standing(String policy, boolean isAdmitted, int limit, int remaining, long secondsLeft) {
    private static final int WINDOW_SECONDS = 60;

    /** The same as fields of an answer (draft-ietf-httpapi-ratelimit-headers, as of its structured fields). */
    public Map<String, String> headers() {
        return Map.of(
                "RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, limit, WINDOW_SECONDS),
                "RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, remaining, secondsLeft));
    }

    /** The 429 that says so. */
    public ProblemException refusal(ProblemType type, String sentence) {
        var problem = Problem.of(type).detail(sentence).header(HttpHeaders.RETRY_AFTER, Long.toString(secondsLeft));
        headers().forEach(problem::header);
        return problem.asException();
    }
}
