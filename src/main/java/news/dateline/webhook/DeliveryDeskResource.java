package news.dateline.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What an endpoint was told and how it took that, for administrators who look for the reason. */
@Path("/v1/desk/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: webhooks")
public class DeliveryDeskResource {
    private final WebhookRepository webhooks;
    private final Deliveries deliveries;
    private final Pinging pinging;
    private final Pages pages;

    DeliveryDeskResource(WebhookRepository webhooks, Deliveries deliveries, Pinging pinging, Pages pages) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.pinging = pinging;
        this.pages = pages;
    }

    /** The tries for an endpoint. */
    @GET
    @Path("deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What a webhook was told, and how it took that; newest first")
    public Page<DeliveryView> list(@RestPath UUID id, @BeanParam PageRequest request, @Context UriInfo uri) {
        webhooks.required(id);
        var window = pages.window(request, uri);
        var slice = window.cut(deliveries.of(id, window), Deliveries::keys);
        return Page.forStaff(slice.rows(), slice.links());
    }

    /** A test. */
    @POST
    @Path("ping")
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a webhook a `webhook.ping` now, and tell how it took it",
            description =
                    "Signed like any event. It takes as long as the endpoint does, 15 seconds at the most; a ping is "
                            + "never sent again.")
    @APIResponse(
            responseCode = "200",
            description = "How it took it",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public DeliveryView ping(@RestPath UUID id) {
        return pinging.ping(id);
    }
}
