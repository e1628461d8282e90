package news.dateline.discovery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleUrl;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.web.Parameters;
import news.dateline.web.PublicUrl;
import news.dateline.web.SiteUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Cards of articles for other people's pages (oEmbed 1.0); {@code format} chooses the format, whatever {@code Accept} says. */
@Path("/oembed")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Discovery")
public class OembedResource {
    private static final int LARGEST = 10_000;
    private static final int LONGEST_URL = 2_000;

    private final PublishedArticles articles;
    private final ArticleUrl pages;
    private final PublicUrl api;
    private final SiteUrl site;

    OembedResource(PublishedArticles articles, ArticleUrl pages, PublicUrl api, SiteUrl site) {
        this.articles = articles;
        this.pages = pages;
        this.api = api;
        this.site = site;
    }

    /** The card of an article. */
    @GET
    @Operation(
            operationId = "getOembed",
            summary = "An article as a card for other people's pages (oEmbed 1.0)",
            description =
                    "For the address of an article's page on the publisher's site, or of the article in this API, whatever "
                            + "query or fragment it was shared with.")
    @APIResponse(
            responseCode = "200",
            description = "The card",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Card.class)),
                @Content(
                        mediaType = MediaType.TEXT_XML,
                        schema = @Schema(type = SchemaType.STRING),
                        example = "<oembed>…</oembed>")
            })
    @APIResponse(responseCode = "404")
    @APIResponse(responseCode = "410")
    @APIResponse(responseCode = "501")
    public Response card(
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "The address of the article.",
                            example = "http://localhost:8080/v1/articles/albania-ukraine-ten-year-security-agreement",
                            schema = @Schema(type = SchemaType.STRING, format = "uri", maxLength = LONGEST_URL))
                    @Nullable String url,
            @RestQuery
                    @Parameter(
                            description = "How wide the card may be, in pixels.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
                    @Nullable String maxwidth,
            @RestQuery
                    @Parameter(
                            description = "How high it may be, in pixels.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
                    @Nullable String maxheight,
            @RestQuery
                    @Parameter(
                            description = "`json` or `xml`; any other is a 501.",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "json"))
                    @Nullable String format) {
        int maxWidth = Parameters.number("maxwidth", maxwidth, 1, LARGEST, LARGEST);
        int maxHeight = Parameters.number("maxheight", maxheight, 1, LARGEST, LARGEST);
        boolean isXml = "xml".equals(format);
        if (!isXml && format != null && !format.equals("json")) {
            throw DiscoveryProblems.noSuchFormat();
        }
        var asked = Parameters.text("url", url, LONGEST_URL);
        if (asked == null) {
            throw WebProblems.badParameter("url", "required", "'url' is required: the address of an article.");
        }
        var card = at(asked)
                .map(article -> Card.of(article, site, maxWidth, maxHeight))
                .orElseThrow(() -> WebProblems.notFound("article at", asked));
        return isXml
                ? Response.ok(card.xml()).type("text/xml;charset=UTF-8").build()
                : Response.ok(card).type(MediaType.APPLICATION_JSON).build();
    }

    /** Shared addresses carry fragments, the queries of campaigns, a slash at the end, and the slugs of former days. */
    private Optional<ArticleView> at(String address) {
        var bare = address.split("[?#]", 2)[0];
        return Stream.of(address, bare, bare.replaceAll("/+$", ""))
                .distinct()
                .flatMap(form -> named(form).stream())
                .flatMap(name -> articles.oneByAnySlug(name, ArticleShape.Checked.PLAIN.toPassOn()).stream())
                .findFirst();
    }

    private Optional<String> named(String address) {
        var inApi = api.of("/v1/articles/");
        return address.startsWith(inApi) ? Optional.of(address.substring(inApi.length())) : pages.slugAt(address);
    }
}
