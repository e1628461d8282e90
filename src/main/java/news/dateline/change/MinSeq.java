package news.dateline.change;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import news.dateline.web.Parameters;
import news.dateline.web.WebProblems;

/** Any public read may say {@code minSeq=N}: an answer that does not reflect change N yet is none. */
@Provider
class MinSeq implements ContainerRequestFilter {
    /** As many digits as a parameter may have. */
    static final long LARGEST = 999_999_999_999_999_999L;

    private final ChangeLog changes;

    MinSeq(ChangeLog changes) {
        this.changes = changes;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var asked = request.getUriInfo().getQueryParameters().getFirst("minSeq");
        if (asked != null) {
            long seq = Parameters.number("minSeq", asked, 0, LARGEST);
            if (seq > changes.newest()) {
                throw WebProblems.notYet(seq);
            }
        }
    }
}
