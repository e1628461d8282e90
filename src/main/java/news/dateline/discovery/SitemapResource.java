package news.dateline.discovery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import news.dateline.web.Document;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sitemaps of the publisher's own pages, for search engines; whatever {@code Accept} says, they are XML. */
@Path("/sitemaps")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Discovery", description = "What search engines and social networks read.")
public class SitemapResource {
    private static final String XML = "application/xml;charset=UTF-8";

    private final Sitemaps sitemaps;

    SitemapResource(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    /** The sitemap of sitemaps. */
    @GET
    @Path("index.xml")
    @Operation(
            operationId = "getSitemapIndex",
            summary = "All sitemaps of articles, by month of publication",
            description = "Sitemaps of months that are over hardly ever change, so that few have to be fetched again.")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap index (sitemaps.org)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "<sitemapindex>…</sitemapindex>"))
    public Response index() {
        return answer(sitemaps.index());
    }

    /** The newest articles. */
    @GET
    @Path("news.xml")
    @Operation(
            operationId = "getNewsSitemap",
            summary = "The articles of the last two days, 1,000 at the most",
            description = "After Google's schema for news sitemaps.")
    @APIResponse(
            responseCode = "200",
            description = "A news sitemap",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "<urlset>…</urlset>"))
    public Response news() {
        return answer(sitemaps.news());
    }

    /** Some of the articles of a month. */
    @GET
    @Path("articles-{month: \\G[0-9]{4}-[0-9]{2}}-{part: [0-9]++}.xml")
    @Operation(operationId = "getArticleSitemap", summary = "The articles of a month, 10,000 at the most")
    @APIResponse(
            responseCode = "200",
            description = "A sitemap (sitemaps.org)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = SchemaType.STRING),
                            example = "<urlset>…</urlset>"))
    public Response articles(
            @RestPath
                    @Parameter(
                            description = "The month of publication, in UTC.",
                            example = "2025-01",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]{4}-[0-9]{2}$"))
                    String month,
            @RestPath
                    @Parameter(
                            description = "The first part is 1.",
                            example = "1",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9]+$"))
                    String part) {
        return answer(parsed(month)
                .filter(known -> part.matches("[1-9][0-9]{0,4}"))
                .flatMap(known -> sitemaps.articles(known, Integer.parseInt(part)))
                .orElseThrow(() -> WebProblems.notFound("sitemap", "articles-%s-%s.xml".formatted(month, part))));
    }

    private static Optional<YearMonth> parsed(String month) {
        try {
            return Optional.of(YearMonth.parse(month));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Response answer(Document document) {
        return Response.ok(document).type(XML).build();
    }
}
