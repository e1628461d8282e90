package news.dateline.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.taxonomy.TermKind;
import news.dateline.web.Document;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Feeds, for anyone. The end of the address chooses the format; readers of feeds accept in strange ways. */
@Path("/feeds")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@PermitAll
@APIResponse(
        responseCode = "200",
        description = "A page of the feed",
        headers = @Header(name = "Link", ref = "Link"),
        content = {
            @Content(
                    mediaType = "application/rss+xml",
                    schema = @Schema(type = SchemaType.STRING),
                    example = "<rss version=\"2.0\"><channel>…</channel></rss>"),
            @Content(
                    mediaType = "application/atom+xml",
                    schema = @Schema(type = SchemaType.STRING),
                    example = "<feed xmlns=\"http://www.w3.org/2005/Atom\">…</feed>"),
            @Content(mediaType = "application/feed+json", schema = @Schema(implementation = JsonFeed.class))
        })
@Tag(name = "Feeds", description = "RSS 2.0, Atom 1.0 and JSON Feed 1.1, for reader apps and partners.")
public class FeedResource {
    private static final String RULES =
            "Ids are `urn:uuid:` and stay, whatever becomes of slugs. `Link` names this page, its hubs (WebSub) and its neighbours "
                    + "(RFC 5005). Atom also tells what was retracted, unpublished or removed (RFC 6721), on the page into "
                    + "whose time that falls; in the other formats it is gone.";

    /**
     * Anchored, and without a way back: the framework looks for a route's expression from every place of a path, which takes
     * minutes for a path of some thousand dots when a slug is whatever stands before one.
     */
    private static final String OF_A_TERM = "{slug: \\G[a-z0-9-]++}.{format}";

    private static final String MOVED = " An earlier slug is answered with 308.";

    private final Feeds feeds;
    private final Pages pages;
    private final PublicUrl urls;

    FeedResource(Feeds feeds, Pages pages, PublicUrl urls) {
        this.feeds = feeds;
        this.pages = pages;
        this.urls = urls;
    }

    /** All articles. */
    @GET
    @Path("articles.{format}")
    @Operation(
            operationId = "getFeedOfArticles",
            summary = "The feed of all articles, newest first",
            description = RULES)
    public Response articles(@BeanParam FeedRequest request, @Context UriInfo uri) {
        return answer(new Subject.Articles(), request, uri);
    }

    /** The live feed. */
    @GET
    @Path("live.{format}")
    @Operation(
            operationId = "getFeedOfLiveUpdates",
            summary = "The feed of live updates, newest first",
            description = RULES)
    public Response live(@BeanParam FeedRequest request, @Context UriInfo uri) {
        return answer(new Subject.Live(), request, uri);
    }

    /** The articles of a section. */
    @GET
    @Path("sections/" + OF_A_TERM)
    @Operation(
            operationId = "getFeedOfSection",
            summary = "The feed of the articles of a section, newest first",
            description = RULES + MOVED)
    @APIResponse(responseCode = "308")
    public Response section(
            @RestPath @Parameter(description = "The slug of the section.", example = "war") String slug,
            @BeanParam FeedRequest request,
            @Context UriInfo uri) {
        return answer(new Subject.Term(TermKind.SECTION, slug), request, uri);
    }

    /** The articles with a tag. */
    @GET
    @Path("tags/" + OF_A_TERM)
    @Operation(
            operationId = "getFeedOfTag",
            summary = "The feed of the articles with a tag, newest first",
            description = RULES + MOVED)
    @APIResponse(responseCode = "308")
    public Response tag(
            @RestPath @Parameter(description = "The slug of the tag.", example = "albania") String slug,
            @BeanParam FeedRequest request,
            @Context UriInfo uri) {
        return answer(new Subject.Term(TermKind.TAG, slug), request, uri);
    }

    /** The articles by an author. */
    @GET
    @Path("authors/" + OF_A_TERM)
    @Operation(
            operationId = "getFeedOfAuthor",
            summary = "The feed of the articles by an author, newest first",
            description = RULES + MOVED)
    @APIResponse(responseCode = "308")
    public Response author(
            @RestPath @Parameter(description = "The slug of the author.", example = "marta-velychko") String slug,
            @BeanParam FeedRequest request,
            @Context UriInfo uri) {
        return answer(new Subject.Term(TermKind.AUTHOR, slug), request, uri);
    }

    private Response answer(Subject subject, FeedRequest request, UriInfo uri) {
        var format = request.format(uri.getPath());
        var window = pages.window(request.page, uri);
        var heading = feeds.heading(subject).orElseThrow(() -> WebProblems.notFound("feed", uri.getPath()));
        if (!heading.subject().equals(subject)) {
            return moved(new FeedAddress(heading.subject(), format));
        }
        var document = feeds.document(heading, format, window);
        var answer = Response.ok(new Document(document.bytes(), document.shown()), document.mediaType());
        document.links().forEach(link -> answer.header(HttpHeaders.LINK, link));
        return answer.build();
    }

    /** To the first page: cursors belong to the former address. */
    private Response moved(FeedAddress present) {
        return Response.status(308)
                .header(HttpHeaders.LOCATION, urls.of(present.path()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
