package news.dateline.newsletter;

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

/** What can be subscribed to, for anyone. */
@Path("/v1/newsletters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Newsletters", description = "What readers get by mail, and how they subscribe to it.")
public class NewsletterResource {
    private final NewsletterRepository newsletters;
    private final Pages pages;
    private final PublicUrl urls;
    private final Slugs slugs;

    NewsletterResource(NewsletterRepository newsletters, Pages pages, PublicUrl urls, Slugs slugs) {
        this.newsletters = newsletters;
        this.pages = pages;
        this.urls = urls;
        this.slugs = slugs;
    }

    /** All newsletters. */
    @GET
    @Operation(operationId = "listNewsletters", summary = "All newsletters")
    public Page<NewsletterView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(newsletters.all(window), newsletter -> List.of(newsletter.slug()));
        var views = slice.rows().stream()
                .map(newsletter -> NewsletterView.of(newsletter, urls.base()))
                .toList();
        return Page.of(
                views, slice.links(), Shown.of(List.of("newsletters"), null).and(views));
    }

    /** One newsletter. */
    @GET
    @Path("{slug}")
    @Operation(operationId = "getNewsletter", summary = "One newsletter")
    @APIResponse(
            responseCode = "200",
            description = "The newsletter",
            content = @Content(schema = @Schema(implementation = NewsletterView.class)))
    @APIResponse(responseCode = "308", description = "It has another slug by now; `Location` has it")
    public Response get(
            @RestPath @Parameter(description = "The slug of the newsletter.", example = "daily-brief") String slug) {
        if (!Slug.isValid(slug)) {
            throw WebProblems.notFound("newsletter", slug);
        }
        return newsletters
                .bySlug(slug)
                .map(newsletter ->
                        Response.ok(NewsletterView.of(newsletter, urls.base())).build())
                .or(() -> slugs.present("newsletter", slug)
                        .map(present -> Response.status(308)
                                .header("Location", urls.of("/v1/newsletters/" + present))
                                .header("Cache-Control", "public, max-age=60")
                                .build()))
                .orElseThrow(() -> WebProblems.notFound("newsletter", slug));
    }
}
