package news.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The corrections of the whole house, for a corrections page. */
@Path("/v1/corrections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class CorrectionResource {
    private final CorrectionRepository corrections;
    private final ArticleUrl urls;
    private final Pages pages;
    private final ChangeLog changes;

    CorrectionResource(CorrectionRepository corrections, ArticleUrl urls, Pages pages, ChangeLog changes) {
        this.corrections = corrections;
        this.urls = urls;
        this.pages = pages;
        this.changes = changes;
    }

    /** All corrections, newest first. */
    @GET
    @Operation(
            operationId = "listCorrections",
            summary = "The corrections of all articles, newest first",
            description = "For a corrections page. Corrections of retracted articles are not listed.")
    public Page<Entry> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var changedAt = changes.newestAt();
        var slice = window.cut(corrections.newest(window), CorrectionRepository.Row::keys);
        return Page.of(
                slice.rows().stream().map(this::entry).toList(),
                slice.links(),
                Shown.of(List.of("corrections", "articles"), changedAt));
    }

    private Entry entry(CorrectionRepository.Row row) {
        var article = new Subject(row.articleId(), row.slug(), row.title(), urls.of(row.slug()));
        return new Entry(row.id(), row.at(), row.kind(), row.text(), row.blockId(), article);
    }

    /** A correction with the article that it corrects. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CorrectionEntry", description = "A correction with the article that it corrects.")
    public record Entry(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant at,

            @Schema(
                    required = true,
                    description = "Whether it was wrong, unclear or has gone on since.",
                    enumeration = {"correction", "clarification", "update"})
            String kind,

            @Schema(
                    required = true,
                    description = "What was wrong and what is right, plain text.",
                    examples = "An earlier version named the wrong day of the signing.")
            String text,

            @Schema(description = "The block of the body that it is about.", examples = "p-3fa9c2") @Nullable String blockId,

            @Schema(required = true) Subject article) {}

    /** The article that a correction is about. */
    @Schema(name = "CorrectedArticle", description = "The article that a correction is about.")
    public record Subject(
            @Schema(required = true) UUID id,

            @Schema(
                    required = true,
                    description = "Its present slug.",
                    examples = "albania-ukraine-ten-year-security-agreement")
            String slug,

            @Schema(
                    required = true,
                    description = "Its present title.",
                    examples = "Albania and Ukraine sign ten-year security agreement")
            String title,

            @Schema(
                    required = true,
                    description = "Its page on the publisher's own site.",
                    format = "uri",
                    examples = "https://news.example.org/albania-ukraine-ten-year-security-agreement")
            String url) {}
}
