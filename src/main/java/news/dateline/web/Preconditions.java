package news.dateline.web;

import org.jspecify.annotations.Nullable;

/** Nobody overwrites what they have not seen: {@code If-Match} (RFC 9110, 13.1.1) is asked for and compared strongly. */
public final class Preconditions {
    private Preconditions() {}

    /**
     * Admits the change if {@code If-Match} names this tag.
     *
     * @throws ProblemException 428 if the header is missing, 412 with the present tag if it names another
     */
    public static void check(@Nullable String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.of(WebProblems.PRECONDITION_REQUIRED)
                    .detail("Send 'If-Match' with the ETag of the version that you have seen.")
                    .header("ETag", etag)
                    .asException();
        }
        if (!Etags.matchesStrongly(ifMatch, etag)) {
            throw Problem.of(WebProblems.PRECONDITION_FAILED)
                    .detail("It has changed since: read it again. The present version is in 'ETag'.")
                    .header("ETag", etag)
                    .asException();
        }
    }
}
