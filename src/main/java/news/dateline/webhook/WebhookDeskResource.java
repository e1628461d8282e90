package news.dateline.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Etags;
import news.dateline.web.Idempotent;
import news.dateline.web.Inputs;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The endpoints that are told of changes, for administrators. */
@Path("/v1/desk/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(
        name = "Desk: webhooks",
        description = "Endpoints that are told of every change, in order, signed after Standard Webhooks.")
public class WebhookDeskResource {
    private final Enlisting enlisting;
    private final WebhookRepository webhooks;
    private final WebhookConfig config;
    private final Pages pages;
    private final PublicUrl urls;

    WebhookDeskResource(
            Enlisting enlisting, WebhookRepository webhooks, WebhookConfig config, Pages pages, PublicUrl urls) {
        this.enlisting = enlisting;
        this.webhooks = webhooks;
        this.config = config;
        this.pages = pages;
        this.urls = urls;
    }

    /** All endpoints. */
    @GET
    @Operation(operationId = "listWebhooks", summary = "All webhooks, without their secrets")
    public Page<WebhookView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice =
                window.cut(webhooks.all(window), webhook -> List.of(webhook.id().toString()));
        return Page.forStaff(slice.rows().stream().map(Webhook::view).toList(), slice.links());
    }

    /** A new endpoint. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook; its secret is shown this once",
            description =
                    "It is told of every change from now on: a POST of the same object as in `/v1/changes`, in order, "
                            + "until it answers with a status of 200 to 299. What it does not take is tried again for some three days; "
                            + "then, or when it answers 410, it is disabled, and goes on where it stopped when it is active again. "
                            + "Events are signed as https://www.standardwebhooks.com has it; `webhook-id` names the change. "
                            + "Where changes wait, removals overtake them: compare `seq` before you bring something back.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The webhook with its secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(@Nullable JsonNode body) {
        var webhook = enlisting.create(body);
        return answer(
                Response.status(201).header("Location", urls.of("/v1/desk/webhooks/" + webhook.id())),
                webhook,
                webhook.view().with(webhook.revealed()));
    }

    /** One endpoint. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getWebhook", summary = "One webhook, without its secret")
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response get(@RestPath UUID id) {
        var webhook = webhooks.required(id);
        return answer(Response.ok(), webhook, webhook.view());
    }

    /** Some of an endpoint, replaced. */
    @PATCH
    @Path("{id}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchWebhook", summary = "Change a webhook, pause it or let it go on (RFC 7396)")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = WebhookInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response patch(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        var webhook = enlisting.patch(id, ifMatch, patch);
        return answer(Response.ok(), webhook, webhook.view());
    }

    /** The endpoint is forgotten. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteWebhook", summary = "Delete a webhook with the log of its deliveries")
    @APIResponse(responseCode = "204", description = "It is told nothing more")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        enlisting.delete(id, ifMatch);
    }

    /** A new secret. */
    @POST
    @Path("{id}/secret")
    @Idempotent
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Replace the secret of a webhook; the new one is shown this once",
            description = "For a day (setting) events carry two signatures, by the new secret and by the one so far.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook with its new secret",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response rotate(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        var webhook = enlisting.rotate(id, ifMatch, config.secretOverlap());
        return answer(Response.ok(), webhook, webhook.view().with(webhook.revealed()));
    }

    /** Everything after a position, once more. */
    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "replayWebhook",
            summary = "Tell a webhook everything after a position once more",
            description = "Events have the same `webhook-id` as before.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplayInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response replay(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        var webhook = enlisting.replay(id, ifMatch, body);
        return answer(Response.ok(), webhook, webhook.view());
    }

    private static Response answer(Response.ResponseBuilder response, Webhook webhook, WebhookView view) {
        return response.header("ETag", Etags.ofVersion(webhook.version()))
                .entity(view)
                .build();
    }
}
