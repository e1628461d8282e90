package news.dateline.collection;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import news.dateline.change.ChangeLog;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Slug;
import news.dateline.web.Slugs;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Curated lists of articles, for anyone. */
@Path("/v1/collections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Collections", description = "Curated, ordered lists of articles.")
public class CollectionResource {
    private final CollectionRepository collections;
    private final Curated curated;
    private final Pages pages;
    private final PublicUrl urls;
    private final ChangeLog changes;
    private final Slugs slugs;

    CollectionResource(
            CollectionRepository collections,
            Curated curated,
            Pages pages,
            PublicUrl urls,
            ChangeLog changes,
            Slugs slugs) {
        this.collections = collections;
        this.curated = curated;
        this.pages = pages;
        this.urls = urls;
        this.changes = changes;
        this.slugs = slugs;
    }

    /** All collections, without their articles. */
    @GET
    @Operation(operationId = "listCollections", summary = "All collections, without their articles")
    public Page<CollectionView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var changedAt = changes.newestAt();
        var slice = window.cut(collections.all(window), collection -> List.of(collection.slug()));
        var views = slice.rows().stream()
                .map(collection -> CollectionView.of(collection, null, collection.updatedAt(), urls.base()))
                .toList();
        return Page.of(
                views,
                slice.links(),
                Shown.of(List.of("collections"), changedAt).and(views));
    }

    /** One collection with its articles in the editors' order; retracted ones are left out. */
    @GET
    @Path("{slug}")
    @Operation(
            operationId = "getCollection",
            summary = "One collection with its articles, in order",
            description = "In the order that the editors gave them; a retracted article drops out by itself.")
    @APIResponse(
            responseCode = "200",
            description = "The collection",
            content = @Content(schema = @Schema(implementation = CollectionView.class)))
    @APIResponse(responseCode = "308", description = "It has another slug by now; `Location` has it")
    public Response get(
            @RestPath @Parameter(description = "The slug of the collection.", example = "editors-picks") String slug) {
        if (!Slug.isValid(slug)) {
            throw WebProblems.notFound("collection", slug);
        }
        return curated.one(slug)
                .map(collection -> Response.ok(collection).build())
                .or(() -> moved(slug))
                .orElseThrow(() -> WebProblems.notFound("collection", slug));
    }

    private Optional<Response> moved(String slug) {
        return slugs.present("collection", slug)
                .map(present -> Response.status(308)
                        .header("Location", urls.of("/v1/collections/" + present))
                        .header("Cache-Control", "public, max-age=60")
                        .build());
    }
}
