package news.dateline.taxonomy;

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
import news.dateline.web.Idempotent;
import news.dateline.web.Inputs;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The sections as staff keep them. */
@Path("/v1/desk/sections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Desk: taxonomy",
        description = "Sections, tags and authors as staff keep them; a former slug leads readers on.")
public class SectionDeskResource {
    private final DeskTerms terms;

    SectionDeskResource(DeskTerms terms) {
        this.terms = terms;
    }

    /** All sections. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "listDeskSections", summary = "All sections, or those that begin like `q`")
    public Page<TermDeskView> list(@BeanParam TermFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        return terms.list(TermKind.SECTION, filter, request, uri);
    }

    /** A new section. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createSection", summary = "Create a section")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TermInput.OfSection.class)))
    @APIResponse(
            responseCode = "201",
            description = "The section",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        return terms.create(TermKind.SECTION, body);
    }

    /** One section. */
    @GET
    @Path("{slugOrId}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "getDeskSection", summary = "One section")
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response get(@RestPath String slugOrId) {
        return terms.get(TermKind.SECTION, slugOrId);
    }

    /** All that is said about a section, replaced. */
    @PUT
    @Path("{slugOrId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replaceSection",
            summary = "Replace what is said about a section; a new slug leaves a redirect")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TermInput.OfSection.class)))
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response replace(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return terms.replace(TermKind.SECTION, slugOrId, ifMatch, body);
    }

    /** Some of what is said about a section, replaced. */
    @PATCH
    @Path("{slugOrId}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchSection", summary = "Change some of what is said about a section (RFC 7396)")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = Inputs.MERGE_PATCH,
                            schema = @Schema(implementation = TermInput.OfSection.class)))
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response patch(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return terms.patch(TermKind.SECTION, slugOrId, ifMatch, body);
    }

    /** A section that nothing uses can be deleted. */
    @DELETE
    @Path("{slugOrId}")
    @Operation(operationId = "deleteSection", summary = "Delete a section that nothing uses")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        terms.delete(TermKind.SECTION, slugOrId, ifMatch);
    }
}
