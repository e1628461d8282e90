package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Inputs;
import news.dateline.web.Page;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Links to a draft for somebody without a key. */
@Path("/v1/desk/articles/{id}/previews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles")
public class PreviewDeskResource {
    private static final int STANDARD_SECONDS = 7 * 24 * 3600;
    private static final int LONGEST_SECONDS = 30 * 24 * 3600;

    private final Previewing previewing;
    private final Inputs inputs;
    private final PublicUrl urls;

    PreviewDeskResource(Previewing previewing, Inputs inputs, PublicUrl urls) {
        this.previewing = previewing;
        this.inputs = inputs;
        this.urls = urls;
    }

    /** A new link; not repeatable by Idempotency-Key, since its address is a secret that is not kept. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPreview",
            summary = "A link to the draft that works for a time",
            description =
                    "The address is shown this once. `Idempotency-Key` has no effect here: the address is a secret "
                            + "that is not kept.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PreviewInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content = @Content(schema = @Schema(implementation = PreviewView.class)))
    @APIResponse(responseCode = "409")
    public Response create(@RestPath UUID id, @Nullable JsonNode body) {
        var input =
                inputs.read(body == null ? JsonNodeFactory.instance.objectNode() : body, PreviewInput.class, Set.of());
        var created = previewing.create(id, Duration.ofSeconds(seconds(input.expiresInSeconds())));
        var url = urls.of("/v1/previews/" + created.token());
        return Response.status(201)
                .header("Location", url)
                .entity(PreviewView.of(created.preview(), url))
                .build();
    }

    private static int seconds(@Nullable Integer wanted) {
        if (wanted != null && (wanted < 1 || wanted > LONGEST_SECONDS)) {
            throw WebProblems.invalid(
                    "#/expiresInSeconds",
                    "out-of-range",
                    "This takes a number from 1 to %d.".formatted(LONGEST_SECONDS));
        }
        return wanted == null ? STANDARD_SECONDS : wanted;
    }

    /** The links that still work. */
    @GET
    @Operation(operationId = "listPreviews", summary = "The links to the draft that still work")
    public Page<PreviewView> list(@RestPath UUID id, @Context UriInfo uri) {
        return Page.forStaff(
                previewing.list(id).stream()
                        .map(preview -> PreviewView.of(preview, null))
                        .toList(),
                new Page.Links(urls.of(uri), null, null));
    }

    /** The link works no longer. */
    @DELETE
    @Path("{previewId}")
    @Operation(operationId = "revokePreview", summary = "Revoke a link")
    @APIResponse(responseCode = "204", description = "It works no longer")
    public void revoke(@RestPath UUID id, @RestPath @Parameter(description = "The id of the link.") UUID previewId) {
        previewing.revoke(id, previewId);
    }

    /** How long the link shall work. */
    @Schema(name = "PreviewInput")
    record PreviewInput(
            @Schema(
                    description = "At the most thirty days.",
                    defaultValue = "604800",
                    minimum = "1",
                    maximum = "2592000")
            @Nullable Integer expiresInSeconds) {}

    /** A link on the wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Preview", description = "A link to a draft.")
    public record PreviewView(
            @Schema(required = true) UUID id,

            @Schema(description = "The link; only when it is made.") @Nullable String url,

            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant expiresAt) {

        static PreviewView of(Preview preview, @Nullable String url) {
            return new PreviewView(preview.id(), url, preview.createdAt(), preview.expiresAt());
        }
    }
}
