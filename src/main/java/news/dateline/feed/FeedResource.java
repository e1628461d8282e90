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
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Feeds for readers' programs and partners. The ending of the address chooses the format, whatever {@code Accept} says. */
@Path("/feeds")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Syndication", description = "The same news in the formats of others.")
public class FeedResource {
    private static final String DESCRIPTION =
            "The ending chooses the format: `rss` (RSS 2.0), `atom` (Atom 1.0, RFC 4287) or "
                    + "`json` (JSON Feed 1.1). Later pages are linked as `next` (RFC 5005). Entries are named by ids that stay when "
                    + "slugs change; what was withdrawn is a `deleted-entry` in Atom (RFC 6721) and absent elsewhere. `Link` names "
                    + "the hub at which changes can be subscribed to (WebSub).";

    private final Feeds feeds;
    private final TermRepository terms;
    private final Pages pages;
    private final PublicUrl urls;

    FeedResource(Feeds feeds, TermRepository terms, Pages pages, PublicUrl urls) {
        this.feeds = feeds;
        this.terms = terms;
        this.pages = pages;
        this.urls = urls;
    }

    /** Everything that is published, or the live feed. */
    @GET
    @Path("{name: articles|live}.{format: [a-z]+}")
    @Operation(
            operationId = "getFeed",
            summary = "The newest articles, or the live feed, as a feed",
            description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = {
                @Content(mediaType = "application/rss+xml", schema = @Schema(ref = "RssDocument")),
                @Content(mediaType = "application/atom+xml", schema = @Schema(ref = "AtomDocument")),
                @Content(mediaType = "application/feed+json", schema = @Schema(ref = "JsonFeedDocument"))
            })
    public Response everything(
            @RestPath
                    @Parameter(
                            description = "Which feed.",
                            example = "articles",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"articles", "live"}))
                    String name,
            @RestPath
                    @Parameter(
                            description = "The format.",
                            example = "atom",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"rss", "atom", "json"}))
                    String format,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var requested = requested("/feeds/%s.%s".formatted(name, format));
        return answer(requested, null, request, uri);
    }

    /** One section, tag or author. */
    @GET
    @Path("{kind: sections|tags|authors}/{slug: [^/.]+}.{format: [a-z]+}")
    @Operation(
            operationId = "getTermFeed",
            summary = "The newest articles of a section, tag or author as a feed",
            description = DESCRIPTION + " A former slug is answered with 308.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = {
                @Content(mediaType = "application/rss+xml", schema = @Schema(ref = "RssDocument")),
                @Content(mediaType = "application/atom+xml", schema = @Schema(ref = "AtomDocument")),
                @Content(mediaType = "application/feed+json", schema = @Schema(ref = "JsonFeedDocument"))
            })
    @APIResponse(responseCode = "308")
    public Response ofTerm(
            @RestPath
                    @Parameter(
                            description = "What the slug names.",
                            example = "sections",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"sections", "tags", "authors"}))
                    String kind,
            @RestPath @Parameter(description = "The slug of the section, tag or author.", example = "war") String slug,
            @RestPath
                    @Parameter(
                            description = "The format.",
                            example = "atom",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"rss", "atom", "json"}))
                    String format,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var requested = requested("/feeds/%s/%s.%s".formatted(kind, slug, format));
        var topic = requested.topic();
        var term = topic.kind() == null
                ? null
                : terms.present(topic.kind(), slug)
                        .orElseThrow(() -> WebProblems.notFound("feed", "%s/%s".formatted(kind, slug)));
        return term == null || term.slug().equals(slug)
                ? answer(requested, term, request, uri)
                : moved(requested, term);
    }

    private static Topic.Requested requested(String path) {
        return Topic.at(path).orElseThrow(() -> WebProblems.notFound("feed", path));
    }

    private Response moved(Topic.Requested requested, TermRepository.Present term) {
        var kind = requested.topic().kind();
        var present = kind == null ? requested.topic() : Topic.of(kind, term.slug());
        return Response.status(308)
                .header(HttpHeaders.LOCATION, urls.of(present.path(requested.format())))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }

    private Response answer(
            Topic.Requested requested, TermRepository.@Nullable Present term, PageRequest request, UriInfo uri) {
        var feed = feeds.page(requested, term, pages.window(request, uri));
        var answer = Response.ok(requested.format().document(feed))
                .type(requested.format().mediaType())
                .header(
                        HttpHeaders.LINK,
                        "<%s>; rel=\"self\"".formatted(feed.links().self()));
        feed.hubs().forEach(hub -> answer.header(HttpHeaders.LINK, "<%s>; rel=\"hub\"".formatted(hub)));
        return answer.build();
    }
}
