package news.dateline.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import news.dateline.web.Acceptance;
import news.dateline.web.Answer;
import news.dateline.web.Document;
import news.dateline.web.Etags;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Window;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Published articles, for anyone. */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles", description = "What the newsroom has published.")
public class ArticleResource {
    private static final String SLUG_OR_ID =
            "The slug of the article, or its id, which never changes. An earlier slug is answered with 308.";
    private static final String SLUG = "albania-ukraine-ten-year-security-agreement";

    private static final String NINJS = "application/vnd.iptc.ninjs+json";
    private static final String LINKED_DATA = "application/ld+json";

    private final PublishedArticles published;
    private final Embargo embargo;
    private final List<ArticleFormat> formats;
    private final List<ArticleListFormat> listFormats;
    private final Pages pages;
    private final PublicUrl urls;
    private final ObjectMapper json;

    ArticleResource(
            PublishedArticles published,
            Embargo embargo,
            @All List<ArticleFormat> formats,
            @All List<ArticleListFormat> listFormats,
            Pages pages,
            PublicUrl urls,
            ObjectMapper json) {
        this.published = published;
        this.embargo = embargo;
        this.formats = formats;
        this.listFormats = listFormats;
        this.pages = pages;
        this.urls = urls;
        this.json = json;
    }

    /** Published articles, newest first. */
    @GET
    @Operation(
            operationId = "listArticles",
            summary = "Published articles, newest first",
            description =
                    "All filters combine: an article must fit each of them. Without `include` or `body`, the entries come "
                            + "without their bodies and related articles; else each is the same as by itself. As ninjs "
                            + "(by `Accept`) they come with what may be passed on.")
    @Produces({MediaType.APPLICATION_JSON, NINJS})
    @APIResponse(
            responseCode = "200",
            description = "A page of articles",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ArticlePage")),
                @Content(mediaType = NINJS, schema = @Schema(ref = "NinjsItem"))
            })
    public Response list(
            @BeanParam ArticleFilter parameters,
            @BeanParam ArticleShape shapeParameters,
            @BeanParam PageRequest request,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        var filter = parameters.checked();
        var window = pages.window(request, uri);
        var format = Acceptance.chosen(headers, listFormats, ArticleListFormat::mediaType);
        if (format.isPresent()) {
            shapeParameters.requireNone();
            var listing = published.list(filter, format.get().shape(), window);
            var answer =
                    Response.ok(format.get().page(listing)).type(format.get().mediaType());
            listing.links().headers().forEach(link -> answer.header(HttpHeaders.LINK, link));
            return answer.build();
        }
        return Response.ok(page(filter, shapeParameters.ofList(), window)).build();
    }

    private Page<Object> page(ArticleFilter.Checked filter, ArticleShape.Checked shape, Window window) {
        var listing = published.list(filter, shape, window);
        return Page.of(
                        listing.articles().stream()
                                .map(view -> shape.fields().pick(view, json))
                                .toList(),
                        listing.links(),
                        listing.shown())
                .withTotal(shape.includes("total") ? published.count(filter) : null);
    }

    /** One article with its body. */
    @GET
    @Path("{slugOrId}")
    @Operation(
            operationId = "getArticle",
            summary = "One article with its body",
            description =
                    "An article that the newsroom has withdrawn is a 410 with the public reason: remove copies of it. Partners "
                            + "whose agreement says so read with their key what was released to them ahead of its time, with "
                            + "`embargoedUntil`; to everybody else it does not exist. By "
                            + "`Accept` it comes as ninjs 3.1, for agencies, or as schema.org's `NewsArticle`.")
    @Produces({MediaType.APPLICATION_JSON, NINJS, LINKED_DATA})
    @APIResponse(
            responseCode = "200",
            description = "The article",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ArticleView.class)),
                @Content(mediaType = NINJS, schema = @Schema(ref = "NinjsItem")),
                @Content(mediaType = LINKED_DATA, schema = @Schema(ref = "NewsArticle"))
            })
    @APIResponse(responseCode = "308")
    @APIResponse(responseCode = "410")
    public Response get(
            @RestPath @Parameter(description = SLUG_OR_ID, example = SLUG) String slugOrId,
            @BeanParam ArticleShape shapeParameters,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        var format = Acceptance.chosen(headers, formats, ArticleFormat::mediaType);
        if (format.isPresent()) {
            shapeParameters.requireNone();
        }
        var shape = format.map(ArticleFormat::shape).orElseGet(shapeParameters::ofOne);
        var found = published.one(slugOrId, shape);
        if (found.isEmpty()) {
            return embargo.one(slugOrId, shape)
                    .map(view -> embargoed(view, shape, format.isPresent()))
                    .orElseGet(() -> published.moved(slugOrId, "/v1/articles/%s", uri));
        }
        var view = found.get();
        return format.map(other -> Response.ok(other.article(view)).type(other.mediaType()))
                .orElseGet(() -> Response.ok(new Answer(shape.fields().pick(view, json), view.shown())))
                .build();
    }

    /** What is to come has no other format: those are for what may be published. */
    private Response embargoed(ArticleView view, ArticleShape.Checked shape, boolean inOtherFormat) {
        if (inOtherFormat) {
            throw new NotAcceptableException();
        }
        var bytes = json.valueToTree(shape.fields().pick(view, json)).toString().getBytes(StandardCharsets.UTF_8);
        return Response.ok(new Document(bytes, null))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.ETAG, Etags.of(bytes))
                .header("Cache-Tag", "article:" + view.id())
                .header("Surrogate-Key", "article:" + view.id())
                .build();
    }

    /** What to read next. */
    @GET
    @Path("{slugOrId}/related")
    @Operation(
            operationId = "listRelatedArticles",
            summary = "Related articles, chosen by hand or by likeness",
            description =
                    "At most five: those that the newsroom chose, in its order, else those with the most shared tags "
                            + "and the likest text among the newest.")
    @APIResponse(
            responseCode = "200",
            description = "The related articles",
            content = @Content(schema = @Schema(ref = "ArticlePage")))
    @APIResponse(responseCode = "308")
    @APIResponse(responseCode = "410")
    public Response related(
            @RestPath @Parameter(description = SLUG_OR_ID, example = SLUG) String slugOrId, @Context UriInfo uri) {
        var found = published.row(slugOrId);
        if (found.isEmpty()) {
            return published.moved(slugOrId, "/v1/articles/%s/related", uri);
        }
        var article = found.get();
        var related = published.related(article.id());
        var shown = Shown.of(List.of("article:" + article.id(), "articles"), article.changedAt())
                .and(related);
        return Response.ok(Page.of(related, new Page.Links(urls.of(uri), null, null), shown))
                .build();
    }

    /** What was corrected in an article after its publication. */
    @GET
    @Path("{slugOrId}/corrections")
    @Operation(operationId = "listArticleCorrections", summary = "The corrections of an article, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The corrections",
            content = @Content(schema = @Schema(ref = "CorrectionPage")))
    @APIResponse(responseCode = "308")
    @APIResponse(responseCode = "410")
    public Response corrections(
            @RestPath @Parameter(description = SLUG_OR_ID, example = SLUG) String slugOrId, @Context UriInfo uri) {
        var found = published.row(slugOrId);
        if (found.isEmpty()) {
            return published.moved(slugOrId, "/v1/articles/%s/corrections", uri);
        }
        var article = found.get();
        var shown = Shown.of(List.of("article:" + article.id()), article.modifiedAt());
        return Response.ok(Page.of(article.corrections(), new Page.Links(urls.of(uri), null, null), shown))
                .build();
    }
}
