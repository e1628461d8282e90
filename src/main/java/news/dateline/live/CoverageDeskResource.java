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

/** Coverages as staff open, keep and end them. */
@Path("/v1/desk/coverages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: live")
public class CoverageDeskResource {
    private final Covering covering;
    private final CoverageRepository coverages;
    private final Pages pages;
    private final PublicUrl urls;

    CoverageDeskResource(Covering covering, CoverageRepository coverages, Pages pages, PublicUrl urls) {
        this.covering = covering;
        this.coverages = coverages;
        this.pages = pages;
        this.urls = urls;
    }

    /** All coverages, the last begun first. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "listDeskCoverages", summary = "All coverages, the last begun first")
    public Page<CoverageDeskView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(coverages.list(null, window).rows(), CoverageRow::keys);
        var base = urls.base();
        return Page.forStaff(
                slice.rows().stream().map(row -> CoverageDeskView.of(row, base)).toList(), slice.links());
    }

    /** A new coverage. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createCoverage", summary = "Open a coverage; readers see it at once")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CoverageInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        var row = covering.create(body);
        return answer(Response.status(201).header("Location", urls.of(CoverageDeskView.path(row.id()))), row);
    }

    /** One coverage. */
    @GET
    @Path("{slugOrId}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "getDeskCoverage", summary = "One coverage")
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response get(@RestPath String slugOrId) {
        return answer(Response.ok(), coverages.required(slugOrId));
    }

    /** All that is told of a coverage itself, replaced. */
    @PUT
    @Path("{slugOrId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceCoverage",
            summary = "Replace what is told of a coverage; a new slug leaves a redirect")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CoverageInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response replace(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), covering.replace(slugOrId, ifMatch, body));
    }

    /** Some of what is told of a coverage itself, replaced. */
    @PATCH
    @Path("{slugOrId}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchCoverage", summary = "Change some of what is told of a coverage (RFC 7396)")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = CoverageInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response patch(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), covering.patch(slugOrId, ifMatch, body));
    }

    /** The event is over. */
    @POST
    @Path("{slugOrId}/end")
    @Idempotent
    @Operation(
            operationId = "endCoverage",
            summary = "End a coverage: it takes no new updates; those in it can still be put right")
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response end(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(Response.ok(), covering.end(slugOrId, ifMatch));
    }

    /** The event goes on after all. */
    @POST
    @Path("{slugOrId}/reopen")
    @Idempotent
    @Operation(operationId = "reopenCoverage", summary = "Reopen a coverage that had ended")
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = @Content(schema = @Schema(implementation = CoverageDeskView.class)))
    public Response reopen(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(Response.ok(), covering.reopen(slugOrId, ifMatch));
    }

    /** A coverage without updates goes. */
    @DELETE
    @Path("{slugOrId}")
    @Operation(operationId = "deleteCoverage", summary = "Delete a coverage that has no updates")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        covering.delete(slugOrId, ifMatch);
    }

    private Response answer(Response.ResponseBuilder response, CoverageRow row) {
        return response.header("ETag", Etags.ofVersion(row.version()))
                .entity(CoverageDeskView.of(row, urls.base()))
                .build();
    }
}
