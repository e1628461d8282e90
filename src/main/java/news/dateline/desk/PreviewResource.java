package news.dateline.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.Unpublished;
import news.dateline.article.UnpublishedViews;
import news.dateline.web.Answer;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A draft as readers would see it, for whoever holds the link. */
@Path("/v1/previews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles")
public class PreviewResource {
    private final Previewing previewing;
    private final UnpublishedViews views;
    private final ObjectMapper json;
    private final InstantSource clock;

    PreviewResource(Previewing previewing, UnpublishedViews views, ObjectMapper json, InstantSource clock) {
        this.previewing = previewing;
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    /** The draft in the shape of a published article. */
    @GET
    @Path("{token}")
    @Operation(operationId = "getPreview", summary = "A draft in the shape of a published article")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    public Response get(
            @RestPath @Parameter(description = "The secret end of the link.") String token,
            @BeanParam ArticleShape shapeParameters) {
        var draft = previewing.behind(token).orElseThrow(() -> WebProblems.notFound("preview", "…"));
        var manuscript = draft.manuscript();
        var first = draft.publishedAt() != null ? draft.publishedAt() : draft.publishAt();
        var shape = shapeParameters.ofOne();
        var view = views.of(
                new Unpublished(
                        draft.id(),
                        manuscript.slug(),
                        manuscript.content(),
                        first == null ? clock.instant() : first,
                        draft.updatedAt(),
                        null),
                shape);
        return Response.ok(new Answer(shape.fields().pick(view, json), null))
                .header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
