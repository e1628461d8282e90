package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Etags;
import news.dateline.web.Idempotent;
import news.dateline.web.Inputs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What editors decide about an article: when readers see it, and what they are told about it. */
@Path("/v1/desk/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles")
public class PublishingResource {
    private final Publishing publishing;
    private final Correcting correcting;
    private final DraftViews views;
    private final Inputs inputs;

    PublishingResource(Publishing publishing, Correcting correcting, DraftViews views, Inputs inputs) {
        this.publishing = publishing;
        this.correcting = correcting;
        this.views = views;
        this.inputs = inputs;
    }

    /** What the draft says goes before the readers, now or at a time. */
    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "publishArticle",
            summary = "Publish now or at a time; on a live article, publish the waiting edits")
    @RequestBody(content = @Content(schema = @Schema(implementation = PublishInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response publish(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        var order =
                inputs.read(body == null ? JsonNodeFactory.instance.objectNode() : body, PublishInput.class, Set.of());
        return answer(publishing.publish(id, ifMatch, order));
    }

    /** Nothing goes out at the scheduled time. */
    @POST
    @Path("unschedule")
    @Idempotent
    @Operation(operationId = "unscheduleArticle", summary = "Cancel what is scheduled")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response unschedule(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(publishing.unschedule(id, ifMatch));
    }

    /** Readers see the article no longer. */
    @POST
    @Path("unpublish")
    @Idempotent
    @Operation(
            operationId = "unpublishArticle",
            summary = "Take an article away from the readers; its address answers 404")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response unpublish(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return answer(publishing.unpublish(id, ifMatch));
    }

    /** The article is withdrawn for good. */
    @POST
    @Path("retract")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "retractArticle",
            summary = "Withdraw an article for good; its address answers 410 with the reason")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RetractInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response retract(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        var input = inputs.read(body, RetractInput.class, Set.of());
        return answer(publishing.retract(id, ifMatch, Correcting.required("#/reason", input.reason(), 2000)));
    }

    /** Readers are told what was wrong. */
    @POST
    @Path("corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "correctArticle", summary = "Tell readers what was corrected in a published article")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CorrectionInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(correcting.correct(id, ifMatch, inputs.read(body, CorrectionInput.class, Set.of())));
    }

    private Response answer(Draft draft) {
        return Response.ok(views.whole(draft))
                .header("ETag", Etags.ofVersion(draft.version()))
                .build();
    }

    /** Why an article is withdrawn. */
    @Schema(name = "RetractInput", description = "Why an article is withdrawn.")
    record RetractInput(
            @Schema(required = true, description = "Public.", maxLength = 2000) @Nullable String reason) {}

    /** What was corrected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CorrectionInput", description = "What was corrected.")
    record CorrectionInput(
            @Schema(
                    enumeration = {"correction", "clarification", "update"},
                    defaultValue = "correction")
            @Nullable String kind,

            @Schema(required = true, maxLength = 2000) @Nullable String text,

            @Schema(description = "The block of the body that it is about.") @Nullable String blockId) {}
}
