package news.dateline.hub;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import news.dateline.courier.Courier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The hub at which feeds can be subscribed to (WebSub). */
@Path("/websub")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "WebSub", description = "Feeds that come by themselves when they change.")
public class HubResource {
    private final Enrolling enrolling;
    private final Courier courier;

    HubResource(Enrolling enrolling, Courier courier) {
        this.enrolling = enrolling;
        this.courier = courier;
    }

    /** Somebody wants to be sent a feed, or does not want to any more. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "requestWebSub",
            summary = "Subscribe to a feed, or unsubscribe (WebSub)",
            description =
                    "After https://www.w3.org/TR/websub/: the callback is asked by GET whether it wants that (it answers "
                            + "with the `hub.challenge`), and from then on gets the whole feed by POST when it has changed, signed with "
                            + "`X-Hub-Signature: sha256=…` if there is a secret. Renew before the lease is over.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(ref = "WebSubRequest")))
    @APIResponse(responseCode = "202", description = "The callback will be asked")
    @APIResponse(responseCode = "422")
    @APIResponse(responseCode = "429")
    public Response request(
            @RestForm("hub.mode") @Nullable String mode,
            @RestForm("hub.topic") @Nullable String topic,
            @RestForm("hub.callback") @Nullable String callback,
            @RestForm("hub.secret") @Nullable String secret,
            @RestForm("hub.lease_seconds") @Nullable String lease) {
        enrolling.take(Intent.of(mode, topic, callback, secret, lease, courier));
        return Response.accepted().build();
    }
}
