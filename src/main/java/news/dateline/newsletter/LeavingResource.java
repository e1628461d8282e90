package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Where people and their mail programs leave newsletters (RFC 8058). */
@Path("/subscriptions/unsubscribe")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Newsletters")
public class LeavingResource {
    private final UnsubscribeTokens tokens;
    private final Leaving leaving;

    LeavingResource(UnsubscribeTokens tokens, Leaving leaving) {
        this.tokens = tokens;
        this.leaving = leaving;
    }

    /** One click, and it is over: without a question, without a login, as often as one likes. */
    @POST
    @Path("{token}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "unsubscribe",
            summary = "Leave (one click, RFC 8058)",
            description =
                    "The address in `List-Unsubscribe` of every letter. The body (`List-Unsubscribe=One-Click`) is not looked "
                            + "at. Works as long as the letter exists, also for somebody who has left.")
    @APIResponse(
            responseCode = "200",
            description = "It is over",
            content = @Content(schema = @Schema(implementation = Departure.class)))
    @APIResponse(responseCode = "410", description = "The link is not good")
    public Departure leave(@RestPath @Parameter(description = "The end of the link.") String token) {
        leaving.leave(tokens.read(token).orElseThrow(NewsletterProblems::linkNotGood));
        return new Departure("unsubscribed");
    }

    /** What whoever leaves is told. */
    @Schema(name = "Departure", description = "It is over.")
    public record Departure(
            @Schema(required = true, examples = "unsubscribed")
            String status) {}
}
