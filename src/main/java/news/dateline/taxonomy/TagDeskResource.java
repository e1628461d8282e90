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
import java.util.Set;
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

/** The tags as staff keep them. */
@Path("/v1/desk/tags")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Desk: taxonomy",
        description = "Sections, tags and authors as staff keep them; a former slug leads readers on.")
public class TagDeskResource {
    private final DeskTerms terms;
    private final Merging merging;
    private final Inputs inputs;

    TagDeskResource(DeskTerms terms, Merging merging, Inputs inputs) {
        this.terms = terms;
        this.merging = merging;
        this.inputs = inputs;
    }

    /** All tags. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "listDeskTags", summary = "All tags, or those that begin like `q`")
    public Page<TermDeskView> list(@BeanParam TermFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        return terms.list(TermKind.TAG, filter, request, uri);
    }

    /** A new tag. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createTag", summary = "Create a tag")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TermInput.OfTag.class)))
    @APIResponse(
            responseCode = "201",
            description = "The tag",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        return terms.create(TermKind.TAG, body);
    }

    /** One tag. */
    @GET
    @Path("{slugOrId}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "getDeskTag", summary = "One tag")
    @APIResponse(
            responseCode = "200",
            description = "The tag",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response get(@RestPath String slugOrId) {
        return terms.get(TermKind.TAG, slugOrId);
    }

    /** All that is said about a tag, replaced. */
    @PUT
    @Path("{slugOrId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceTag", summary = "Replace what is said about a tag; a new slug leaves a redirect")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TermInput.OfTag.class)))
    @APIResponse(
            responseCode = "200",
            description = "The tag",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response replace(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return terms.replace(TermKind.TAG, slugOrId, ifMatch, body);
    }

    /** Some of what is said about a tag, replaced. */
    @PATCH
    @Path("{slugOrId}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchTag", summary = "Change some of what is said about a tag (RFC 7396)")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = TermInput.OfTag.class)))
    @APIResponse(
            responseCode = "200",
            description = "The tag",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response patch(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return terms.patch(TermKind.TAG, slugOrId, ifMatch, body);
    }

    /** A tag that nothing uses can be deleted. */
    @DELETE
    @Path("{slugOrId}")
    @Operation(operationId = "deleteTag", summary = "Delete a tag that nothing uses")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        terms.delete(TermKind.TAG, slugOrId, ifMatch);
    }

    /** What carries the tag carries another from now on. */
    @POST
    @Path("{slugOrId}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "mergeTag",
            summary = "Merge a tag into another",
            description = "Every article and draft that carries the tag carries the other instead, at the same place; "
                    + "the tag is gone and its slugs lead to the other. `If-Match` is the ETag of the tag that goes.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MergeInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The tag that stays",
            content = @Content(schema = @Schema(implementation = TermDeskView.class)))
    public Response merge(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        var into = inputs.read(body, MergeInput.class, Set.of()).into();
        return terms.answer(TermKind.TAG, merging.merge(slugOrId, ifMatch, into));
    }

    /** Where a tag goes. */
    @Schema(name = "MergeInput", description = "Where a tag goes.")
    record MergeInput(
            @Schema(required = true, description = "The slug or id of the tag that stays.", examples = "albania")
            @Nullable String into) {}
}
