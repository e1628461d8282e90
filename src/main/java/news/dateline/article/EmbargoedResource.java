package news.dateline.article;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was released to partners ahead of its time, for those whose agreement says so. */
@Path("/v1/embargoed")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class EmbargoedResource {
    private final Embargo embargo;
    private final EmbargoedArticles articles;
    private final UnpublishedViews views;
    private final Pages pages;

    EmbargoedResource(Embargo embargo, EmbargoedArticles articles, UnpublishedViews views, Pages pages) {
        this.embargo = embargo;
        this.articles = articles;
        this.views = views;
        this.pages = pages;
    }

    /** Articles to come, the next first. */
    @GET
    @Operation(
            operationId = "listEmbargoedArticles",
            summary = "Articles that partners read ahead of their time, the next first",
            description =
                    "For partners whose agreement says so, with their key: everybody else gets a 404. Each entry says "
                            + "`embargoedUntil` and comes without its body; `getArticle` answers with all of it. What was "
                            + "published, changed or put off is not here any more, and no change tells of any of this.")
    @APIResponse(
            responseCode = "200",
            description = "A page of articles to come",
            content = @Content(schema = @Schema(ref = "ArticlePage")))
    @APIResponse(responseCode = "404")
    public Response list(@BeanParam PageRequest request, @Context UriInfo uri) {
        if (!embargo.isOpenToCaller()) {
            throw new NotFoundException();
        }
        var window = pages.window(request, uri);
        var slice = window.cut(articles.list(window), EmbargoedArticles::keys);
        return Response.ok(Page.forStaff(views.of(slice.rows(), ArticleShape.Checked.PLAIN), slice.links()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
