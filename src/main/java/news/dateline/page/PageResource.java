package news.dateline.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.discovery.Card;
import news.dateline.web.Parameters;
import news.dateline.web.PublicUrl;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a page of the newspaper needs in one answer, for anyone. */
@Path("/v1/pages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Pages", description = "What a page of a newspaper needs, in one answer.")
public class PageResource {
    private final PublishedArticles articles;
    private final Surroundings surroundings;
    private final PublicUrl api;

    PageResource(PublishedArticles articles, Surroundings surroundings, PublicUrl api) {
        this.api = api;
        this.articles = articles;
        this.surroundings = surroundings;
    }

    /** An article page. */
    @GET
    @Path("article/{slugOrId}")
    @Operation(
            operationId = "getArticlePage",
            summary = "What an article page shows: the article, related ones, the live feed, picks, newsletters",
            description = "An earlier slug is answered with 308, an article that was withdrawn with 410.")
    @APIResponse(
            responseCode = "200",
            description = "All that the page shows",
            content = @Content(schema = @Schema(implementation = ArticlePageView.class)))
    @APIResponse(responseCode = "308")
    @APIResponse(responseCode = "410")
    public Response article(
            @RestPath
                    @Parameter(
                            description = "The slug of the article, or its id.",
                            example = "albania-ukraine-ten-year-security-agreement")
                    String slugOrId,
            @RestQuery
                    @Parameter(
                            description = "The form of the body.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"blocks", "html", "text"},
                                            defaultValue = "blocks"))
                    @Nullable String body,
            @Context UriInfo uri) {
        var form = Parameters.oneOf("body", body, ArticleShape.BodyForm.class, ArticleShape.BodyForm.BLOCKS);
        // Read first: what happens while the rest is read comes again on the stream, instead of getting lost.
        var live = surroundings.live();
        return articles.one(slugOrId, ArticleShape.Checked.withBody(form))
                .map((ArticleView article) -> Response.ok(surroundings.page(article, live))
                        .header(HttpHeaders.LINK, Card.link(api, article))
                        .build())
                .orElseGet(() -> articles.moved(slugOrId, "/v1/pages/article/%s", uri));
    }
}
