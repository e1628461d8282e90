package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import news.dateline.access.Role;
import news.dateline.web.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where mail providers, or what translates for them, tell of bounces and complaints. */
@Path("/v1/desk/bounces")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: subscribers", description = "Who reads newsletters; administrators only.")
public class BounceDeskResource {
    private final Bounces bounces;

    BounceDeskResource(Bounces bounces) {
        this.bounces = bounces;
    }

    /** Bounces and complaints. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "reportBounces",
            summary = "Tell of bounces and complaints",
            description =
                    "Whose letters come back for good, and who complains, gets no more of them: their subscriptions end, "
                            + "and the address is suppressed. The same event twice does no harm. Letters that our own mail server "
                            + "refuses need no report.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BounceInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "What followed from it",
            content = @Content(schema = @Schema(implementation = BounceReport.class)))
    public Response report(@Nullable JsonNode body) {
        return Response.ok(bounces.take(body)).build();
    }
}
