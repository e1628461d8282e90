package news.dateline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import news.dateline.access.Role;
import news.dateline.article.ArticleShape;
import news.dateline.article.BodyInput;
import news.dateline.article.BodyReading;
import news.dateline.article.BodyView;
import news.dateline.article.Content;
import news.dateline.article.Unpublished;
import news.dateline.article.UnpublishedViews;
import news.dateline.body.Body;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What becomes of a body, while it is being written. */
@Path("/v1/desk/renderings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.AUTHOR, Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles")
public class RenderingResource {
    private static final String EXAMPLE = """
            {"body":{"format":"blocks","content":[{"type":"paragraph","id":"p-3fa9c2",
            "html":"All <strong>212</strong> passengers are well.","text":"All 212 passengers are well."}]},
            "html":"<p>All <strong>212</strong> passengers are well.</p>","wordCount":5,"readingTimeMinutes":1}
            """;

    private final BodyReading bodies;
    private final UnpublishedViews views;
    private final Inputs inputs;
    private final InstantSource clock;

    RenderingResource(BodyReading bodies, UnpublishedViews views, Inputs inputs, InstantSource clock) {
        this.bodies = bodies;
        this.views = views;
        this.inputs = inputs;
        this.clock = clock;
    }

    /** A body as blocks and as HTML; nothing is kept of it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renderBody",
            summary = "What a body will be: its blocks, and the HTML that readers are shown",
            description =
                    "For a preview beside the text that is being written. Nothing is kept, so `Idempotency-Key` has no effect.")
    @RequestBody(
            required = true,
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = RenderingInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The body",
            content =
                    @org.eclipse.microprofile.openapi.annotations.media.Content(
                            schema = @Schema(implementation = RenderingView.class),
                            examples = @ExampleObject(name = "rendering", value = EXAMPLE)))
    public RenderingView render(@Nullable JsonNode input) {
        var given = inputs.read(input, RenderingInput.class, Set.of()).body();
        if (given == null) {
            throw WebProblems.invalid("#/body", "required", "'body' is required.");
        }
        var body = bodies.read(given, Body.EMPTY);
        return new RenderingView(BodyView.of(body), html(body), body.wordCount(), body.readingTimeMinutes());
    }

    private String html(Body body) {
        var content = new Content("", "", "en", null, List.of(), List.of(), null, null, body);
        var article = new Unpublished(Ids.NIL, "", content, clock.instant(), null, null);
        var view = views.of(article, ArticleShape.Checked.withBody(ArticleShape.BodyForm.HTML));
        return (String) Objects.requireNonNull(view.body());
    }

    /** The body. */
    @Schema(name = "RenderingInput", description = "A body that is being written.")
    record RenderingInput(@Schema(required = true) @Nullable BodyInput body) {}

    /** What becomes of it. */
    @Schema(name = "Rendering", description = "What a body will be.")
    public record RenderingView(
            @Schema(required = true) BodyView body,

            @Schema(
                    required = true,
                    description = "The same as HTML, as readers are shown it with `body=html`.",
                    examples = "<p>All <strong>212</strong> passengers are well.</p>")
            String html,

            @Schema(required = true, minimum = "0", examples = "5")
            int wordCount,

            @Schema(required = true, minimum = "1", examples = "1")
            int readingTimeMinutes) {}
}
