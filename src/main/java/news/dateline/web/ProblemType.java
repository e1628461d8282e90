package news.dateline.web;

/**
 * One kind of problem, documented at {@code /problems/<slug>}.
 *
 * @param slug the last part of the problem's {@code type} (RFC 9457)
 * @param status the HTTP status that goes with it
 * @param title the short sentence that never varies
 * @param meaning what happened and what the client can do about it, for the documentation page
 */
public record ProblemType(String slug, int status, String title, String meaning) {

    /** The path that identifies this type and answers with its documentation. */
    public String uri() {
        return "/problems/" + slug;
    }
}
