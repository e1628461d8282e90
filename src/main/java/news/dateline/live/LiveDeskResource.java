package news.dateline.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** The live feed as staff write it. To write here is to publish, which authors do not do by themselves: they read. */
@Path("/v1/desk/live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: live", description = "Live updates and coverages as staff write them: out at once, without a draft.")
public class LiveDeskResource {
    private final Reporting reporting;
    private final LiveRepository updates;
    private final Pages pages;
    private final PublicUrl urls;

    LiveDeskResource(Reporting reporting, LiveRepository updates, Pages pages, PublicUrl urls) {
        this.reporting = reporting;
        this.updates = updates;
        this.pages = pages;
        this.urls = urls;
    }

    /** The feed, newest first. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "listDeskLiveUpdates", summary = "The live feed, newest first, without the bodies' blocks")
    public Page<LiveDeskView> list(@BeanParam LiveFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        var checked = filter.checked();
        var window = pages.window(request, uri);
        var slice = window.cut(updates.list(checked, window).rows(), LiveRow::keys);
        var base = urls.base();
        return Page.forStaff(
                slice.rows().stream().map(row -> LiveDeskView.inList(row, base)).toList(), slice.links());
    }

    /** A new update, which readers see when this is answered. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createLiveUpdate", summary = "Publish a live update, at once")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LiveInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The update",
            content = @Content(schema = @Schema(implementation = LiveDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        var row = reporting.create(body);
        return answer(Response.status(201).header("Location", urls.of(LiveDeskView.path(row.id()))), row);
    }

    /** One update. */
    @GET
    @Path("{id}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "getDeskLiveUpdate", summary = "One live update with its body as it can be sent back")
    @APIResponse(
            responseCode = "200",
            description = "The update",
            content = @Content(schema = @Schema(implementation = LiveDeskView.class)))
    public Response get(@RestPath UUID id) {
        return answer(Response.ok(), updates.required(id));
    }

    /** All of an update, replaced. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceLiveUpdate", summary = "Replace all that an update says and shows, at once")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LiveInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The update",
            content = @Content(schema = @Schema(implementation = LiveDeskView.class)))
    public Response replace(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), reporting.replace(id, ifMatch, body));
    }

    /** Some of an update, replaced. */
    @PATCH
    @Path("{id}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(
            operationId = "patchLiveUpdate",
            summary = "Change some of an update, at once: its text, or only pin it, file it, attach it",
            description =
                    "`updatedAt` moves if title or body say something else, unless `substantive` is `false`; never for "
                            + "anything else. A patch that changes nothing is no change.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = LiveInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The update",
            content = @Content(schema = @Schema(implementation = LiveDeskView.class)))
    public Response patch(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), reporting.patch(id, ifMatch, body));
    }

    /** The update goes. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "removeLiveUpdate", summary = "Remove an update: nothing of what it said stays behind")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        reporting.remove(id, ifMatch);
    }

    private Response answer(Response.ResponseBuilder response, LiveRow row) {
        return response.header("ETag", Etags.ofVersion(row.version()))
                .entity(LiveDeskView.whole(row, urls.base()))
                .build();
    }
}
