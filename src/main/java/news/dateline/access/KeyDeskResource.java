package news.dateline.access;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Keys, for those who hand them out. */
@Path("/v1/desk/keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: keys", description = "Who may come in, and who did what.")
public class KeyDeskResource {
    private final Keyring keyring;
    private final ApiKeyRepository keys;
    private final Pages pages;
    private final PublicUrl urls;

    KeyDeskResource(Keyring keyring, ApiKeyRepository keys, Pages pages, PublicUrl urls) {
        this.keyring = keyring;
        this.keys = keys;
        this.pages = pages;
        this.urls = urls;
    }

    /** All keys, also those that are good no longer. */
    @GET
    @Operation(
            operationId = "listKeys",
            summary = "All keys, the newest first",
            description = "Expired and revoked ones too: audit and revisions still name them.")
    public Page<KeyView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(keys.list(window), ApiKeyRepository::keys);
        return Page.forStaff(keys.views(slice.rows()), slice.links());
    }

    /** A new key. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "createKey",
            summary = "Create a key; its secret is shown this once",
            description =
                    "The secret is kept nowhere, only its SHA-256. A repeated request with the same `Idempotency-Key` is "
                            + "answered with the same key, but without `secret`: whoever lost the answer revokes the key and makes "
                            + "another.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = KeyInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The key with its secret",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response create(@Nullable JsonNode body) {
        var issued = keyring.issue(body);
        var key = issued.key();
        return Response.status(201)
                .header("Location", urls.of("/v1/desk/keys/" + key.id()))
                .header("ETag", Etags.ofVersion(key.version()))
                .entity(view(key).with(issued.secret()))
                .build();
    }

    /** One key. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getKey", summary = "One key, without its secret")
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response get(@RestPath UUID id) {
        var key = keys.required(id);
        return Response.ok(view(key))
                .header("ETag", Etags.ofVersion(key.version()))
                .build();
    }

    /** Some of what is said of a key, changed. */
    @PATCH
    @Path("{id}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(
            operationId = "patchKey",
            summary = "Change a key's name, its end, or what was agreed with a partner",
            description = "A merge patch (RFC 7396). It holds on all instances within five seconds.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = KeyChange.class)))
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content = @Content(schema = @Schema(implementation = KeyView.class)))
    public Response patch(
            @RestPath UUID id,
            @RestHeader("If-Match") @Parameter(description = "The ETag of the key as it was seen.") @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var key = keyring.change(id, ifMatch, patch);
        return Response.ok(view(key))
                .header("ETag", Etags.ofVersion(key.version()))
                .build();
    }

    /** The key lets nobody in any more. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description =
                    "From the next request on, on all instances. The key stays in the list with `revokedAt`. The last "
                            + "good key of an administrator cannot be revoked (409).")
    @APIResponse(responseCode = "204", description = "It lets nobody in any more")
    public void revoke(
            @RestPath UUID id,
            @RestHeader("If-Match") @Parameter(description = "The ETag of the key as it was seen.") @Nullable String ifMatch) {
        keyring.revoke(id, ifMatch);
    }

    private KeyView view(ApiKey key) {
        return keys.views(List.of(key)).getFirst();
    }
}
