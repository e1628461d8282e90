package news.dateline.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a draft said before. */
@Path("/v1/desk/articles/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles")
public class RevisionResource {
    private final Revisions revisions;
    private final Manuscripts manuscripts;
    private final DraftViews views;
    private final Pages pages;

    RevisionResource(Revisions revisions, Manuscripts manuscripts, DraftViews views, Pages pages) {
        this.revisions = revisions;
        this.manuscripts = manuscripts;
        this.views = views;
        this.pages = pages;
    }

    /** The revisions, newest first, without their content. */
    @GET
    @Operation(operationId = "listRevisions", summary = "The revisions of an article, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The revisions, without their content",
            content = @Content(schema = @Schema(ref = "RevisionPage")))
    @APIResponse(responseCode = "410", description = "The article was retracted")
    public Page<RevisionView> list(@RestPath UUID id, @BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(revisions.list(id, window), revision -> List.of(Integer.toString(revision.number())));
        return Page.forStaff(
                slice.rows().stream()
                        .map(revision -> RevisionView.of(revision, null))
                        .toList(),
                slice.links());
    }

    /** One revision with its content. */
    @GET
    @Path("{number}")
    @Operation(operationId = "getRevision", summary = "One revision with its content")
    @APIResponse(
            responseCode = "200",
            description = "The revision",
            content = @Content(schema = @Schema(implementation = RevisionView.class)))
    @APIResponse(responseCode = "410", description = "The article was retracted")
    public RevisionView get(
            @RestPath UUID id, @RestPath @Parameter(description = "The number of the revision.") int number) {
        var revision = revisions.one(id, number);
        return RevisionView.of(revision, manuscripts.asInput(revision.manuscript()));
    }

    /** What lies between two revisions. */
    @GET
    @Path("{number}/diff/{other}")
    @Operation(operationId = "diffRevisions", summary = "What lies between two revisions, by block and by words")
    @APIResponse(
            responseCode = "200",
            description = "What lies between them",
            content = @Content(schema = @Schema(implementation = RevisionDiff.class)))
    @APIResponse(responseCode = "410", description = "The article was retracted")
    public RevisionDiff diff(
            @RestPath UUID id,
            @RestPath @Parameter(description = "The number of the revision.") int number,
            @RestPath @Parameter(description = "The number of another revision.") int other) {
        var before = revisions.one(id, number).manuscript();
        var after = revisions.one(id, other).manuscript();
        return RevisionDiff.between(
                number,
                manuscripts.asInput(before),
                before.content().body(),
                other,
                manuscripts.asInput(after),
                after.content().body());
    }

    /** An earlier revision becomes what the draft says. */
    @POST
    @Path("{number}/restore")
    @Idempotent
    @Operation(
            operationId = "restoreRevision",
            summary = "Make an earlier revision the draft again; readers notice nothing")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "410", description = "The article was retracted")
    public Response restore(
            @RestPath UUID id,
            @RestPath @Parameter(description = "The number of the revision.") int number,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        var draft = revisions.restore(id, ifMatch, number);
        return Response.ok(views.whole(draft))
                .header("ETag", Etags.ofVersion(draft.version()))
                .build();
    }
}
