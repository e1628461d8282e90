package news.dateline.newsletter;

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

/** Newsletters as staff keep them; who reads them is the administrators' business. */
@Path("/v1/desk/newsletters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: newsletters", description = "Newsletters as staff work on them.")
public class NewsletterDeskResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Masthead masthead;
    private final NewsletterRepository newsletters;
    private final Pages pages;
    private final PublicUrl urls;

    NewsletterDeskResource(Masthead masthead, NewsletterRepository newsletters, Pages pages, PublicUrl urls) {
        this.masthead = masthead;
        this.newsletters = newsletters;
        this.pages = pages;
        this.urls = urls;
    }

    /** All newsletters, without the numbers of their subscribers. */
    @GET
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(
            operationId = "listDeskNewsletters",
            summary = "All newsletters, without the numbers of their subscribers")
    public Page<NewsletterDeskView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(newsletters.all(window), newsletter -> List.of(newsletter.slug()));
        return Page.forStaff(
                slice.rows().stream()
                        .map(newsletter -> NewsletterDeskView.of(newsletter, null, urls.base()))
                        .toList(),
                slice.links());
    }

    /** A new newsletter. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createNewsletter", summary = "Create a newsletter")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewsletterInput.class)))
    @APIResponse(
            responseCode = "201",
            description = "The newsletter",
            content = @Content(schema = @Schema(implementation = NewsletterDeskView.class)))
    public Response create(@Nullable JsonNode body) {
        var newsletter = masthead.create(body);
        return answer(
                Response.status(201).header("Location", urls.of(NewsletterDeskView.path(newsletter.id()))), newsletter);
    }

    /** One newsletter with the number of its subscribers. */
    @GET
    @Path("{slugOrId}")
    @RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
    @Operation(operationId = "getDeskNewsletter", summary = "One newsletter with the number of its subscribers")
    @APIResponse(
            responseCode = "200",
            description = "The newsletter",
            content = @Content(schema = @Schema(implementation = NewsletterDeskView.class)))
    public Response get(@RestPath String slugOrId) {
        return answer(
                Response.ok(),
                newsletters.bySlugOrId(slugOrId).orElseThrow(() -> WebProblems.notFound("newsletter", slugOrId)));
    }

    /** All of a newsletter, replaced. */
    @PUT
    @Path("{slugOrId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceNewsletter", summary = "Replace what is said about a newsletter")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewsletterInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The newsletter",
            content = @Content(schema = @Schema(implementation = NewsletterDeskView.class)))
    public Response replace(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), masthead.replace(slugOrId, ifMatch, body));
    }

    /** Some of a newsletter, replaced. */
    @PATCH
    @Path("{slugOrId}")
    @Consumes(MERGE_PATCH)
    @Operation(operationId = "patchNewsletter", summary = "Change some of a newsletter (RFC 7396)")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = NewsletterInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The newsletter",
            content = @Content(schema = @Schema(implementation = NewsletterDeskView.class)))
    public Response patch(
            @RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(Response.ok(), masthead.patch(slugOrId, ifMatch, body));
    }

    /** The newsletter goes, and all subscriptions to it. */
    @DELETE
    @Path("{slugOrId}")
    @Operation(operationId = "deleteNewsletter", summary = "Delete a newsletter with all subscriptions to it")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath String slugOrId, @RestHeader("If-Match") @Nullable String ifMatch) {
        masthead.delete(slugOrId, ifMatch);
    }

    private Response answer(Response.ResponseBuilder response, Newsletter newsletter) {
        return response.header("ETag", Etags.ofVersion(newsletter.version()))
                .entity(NewsletterDeskView.of(newsletter, newsletters.subscribers(newsletter.id()), urls.base()))
                .build();
    }
}
