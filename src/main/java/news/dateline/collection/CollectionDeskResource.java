package news.dateline.collection;

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
import java.util.List;
import news.dateline.access.Role;
import news.dateline.web.Etags;
import news.dateline.web.Idempotent;
import news.dateline.web.Inputs;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Collections as staff curate them. */
@Path("/v1/desk/collections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: collections", description = "Curated, ordered lists as staff work on them.")
public class CollectionDeskResource {
    private final Curating curating;
    private final CollectionRepository collections;
    private final Pages pages;
    private final PublicUrl urls;

    CollectionDeskResource(Curating curating, CollectionRepository collections, Pages pages, PublicUrl urls) {
        this.curating = curating;
        this.collections = collections;
        this.pages = pages;
        this.urls = urls;
    }

    /** All collections, without their entries. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "listDeskCollections", summary = "All collections, without their entries")
    public Page<CollectionDeskView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(collections.all(window), collection -> List.of(collection.slug()));
        return Page.forStaff(
                slice.rows().stream()
                        .map(collection -> CollectionDeskView.of(collection, null, urls.base()))
                        .toList(),
                slice.links());
    }

    /** A new collection. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createCollection", summary = "Create a collection")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CollectionInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The collection",
            content = @Content(schema = @Schema(implementation = CollectionDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        var collection = curating.create(body);
        return answer(
                Response.status(201).header("Location", urls.of(CollectionDeskView.path(collection.id()))), collection);
    }

    /** One collection with its entries. */
    @GET
    @Path("{slugOrId}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(
            operationId = "getDeskCollection",
            summary = "One collection with its entries, also those that readers do not see now")
    @APIResponse(
            responseCode = "200",
            description = "The collection",
            content = @Content(schema = @Schema(implementation = CollectionDeskView.class)))
    public Response get(@RestPath String slugOrId) {
        return answer(
                Response.ok(),
                collections.bySlugOrId(slugOrId).orElseThrow(() -> WebProblems.notFound("collection", slugOrId)));
    }

    /** All of a collection, replaced. */
    @PUT
    @Path("{slugOrId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceCollection", summary = "Replace a collection with its entries and their order")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CollectionInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The collection",
            content = @Content(schema = @Schema(implementation = CollectionDeskView.class)))
    public Response replace(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), curating.replace(slugOrId, ifMatch, body));
    }

    /** Some of a collection, replaced. */
    @PATCH
    @Path("{slugOrId}")
    @Consumes(Inputs.MERGE_PATCH)
    @Operation(operationId = "patchCollection", summary = "Change some of a collection (RFC 7396)")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = Inputs.MERGE_PATCH, schema = @Schema(implementation = CollectionInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The collection",
            content = @Content(schema = @Schema(implementation = CollectionDeskView.class)))
    public Response patch(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), curating.patch(slugOrId, ifMatch, body));
    }

    /** The collection goes, its articles stay. */
    @DELETE
    @Path("{slugOrId}")
    @Operation(operationId = "deleteCollection", summary = "Delete a collection; its articles stay")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        curating.delete(slugOrId, ifMatch);
    }

    private Response answer(Response.ResponseBuilder response, Collection collection) {
        return response.header("ETag", Etags.ofVersion(collection.version()))
                .entity(CollectionDeskView.of(collection, collections.entries(collection.id()), urls.base()))
                .build();
    }
}
