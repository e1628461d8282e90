package news.dateline.desk;

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

/** Articles as staff work on them. */
@Path("/v1/desk/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles", description = "Drafts and what becomes of them.")
public class ArticleDeskResource {
    private final Drafting drafting;
    private final DraftRepository drafts;
    private final DraftListing listing;
    private final DraftViews views;
    private final Desk desk;
    private final Pages pages;
    private final PublicUrl urls;

    ArticleDeskResource(
            Drafting drafting,
            DraftRepository drafts,
            DraftListing listing,
            DraftViews views,
            Desk desk,
            Pages pages,
            PublicUrl urls) {
        this.drafting = drafting;
        this.drafts = drafts;
        this.listing = listing;
        this.views = views;
        this.desk = desk;
        this.pages = pages;
        this.urls = urls;
    }

    /** Drafts, the last touched first; an author sees own ones only. */
    @GET
    @Operation(operationId = "listDrafts", summary = "Drafts, the last touched first")
    public Page<DraftView> list(@BeanParam DraftFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        var checked = filter.checked();
        var window = pages.window(request, uri);
        var slice = window.cut(listing.list(checked, window, desk.owner()), DraftListing::keys);
        return Page.forStaff(views.withoutBodies(slice.rows()), slice.links());
    }

    /** A new draft. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createDraft", summary = "Create a draft")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DraftInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response create(@Nullable JsonNode body) {
        var draft = drafting.create(body);
        return answer(Response.status(201).header("Location", urls.of("/v1/desk/articles/" + draft.id())), draft);
    }

    /** One draft with its body. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getDraft", summary = "One draft with its body")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response get(@RestPath UUID id) {
        return answer(Response.ok(), desk.requireOwn(drafts.required(id)));
    }

    /** All that a draft says, replaced. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceDraft", summary = "Replace what a draft says")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DraftInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response replace(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), drafting.replace(id, ifMatch, body));
    }

    /** Some of what a draft says, replaced. */
    @PATCH
    @Path("{id}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchDraft", summary = "Change some of what a draft says (RFC 7396)")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = DraftInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response patch(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), drafting.patch(id, ifMatch, body));
    }

    /** What readers never saw can be deleted. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteDraft", summary = "Delete a draft that was never published")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        drafting.delete(id, ifMatch);
    }

    private Response answer(Response.ResponseBuilder response, Draft draft) {
        return response.header("ETag", Etags.ofVersion(draft.version()))
                .entity(views.whole(draft))
                .build();
    }
}
