package news.dateline.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An operation whose author forgot to say who may call it. */
@Path("/testing/unannotated")
public class UnannotatedResource {
    /** What nobody may see. */
    @GET
    @Operation(hidden = true)
    public String get() {
        return "open";
    }
}
