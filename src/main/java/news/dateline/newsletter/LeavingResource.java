package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import news.dateline.web.FromLetters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where people and their mail programs leave newsletters (RFC 8058). */
@FromLetters
@Path("/subscriptions/unsubscribe/{token}")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Pages of newsletters")
public class LeavingResource {
    private final UnsubscribeTokens tokens;
    private final Leaving leaving;
    private final NewsletterRepository newsletters;
    private final PageAnswers pages;
    private final Wording wording;

    LeavingResource(
            UnsubscribeTokens tokens,
            Leaving leaving,
            NewsletterRepository newsletters,
            PageAnswers pages,
            Wording wording) {
        this.tokens = tokens;
        this.leaving = leaving;
        this.newsletters = newsletters;
        this.pages = pages;
        this.wording = wording;
    }

    /** A button; looking at it changes nothing, since scanners look at everything. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "showLeavingPage", summary = "A page with a button to leave; it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response show(
            @RestPath @Parameter(description = "The end of the link.") String token,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var tongue = Tongue.accepted(languages);
        return tokens.read(token)
                .map(leave -> pages.page(
                        200, "unsubscribe", tongue, Map.of("token", token, "newsletters", names(leave, tongue))))
                .orElseGet(() -> pages.badLink(tongue));
    }

    private List<String> names(UnsubscribeTokens.Leave leave, Tongue tongue) {
        return leave.newsletters().isEmpty()
                ? List.of(wording.of(tongue, "unsubscribeAll"))
                : newsletters.byIds(leave.newsletters()).stream()
                        .map(Newsletter::name)
                        .toList();
    }

    /** One click, and it is over: without a question, without a login, as often as one likes. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "unsubscribe",
            summary = "Leave (one click, RFC 8058)",
            description =
                    "The address in `List-Unsubscribe` of every letter. The body (`List-Unsubscribe=One-Click`) is not looked "
                            + "at. Works as long as the letter exists, also for somebody who has left. Answered by a page, or by JSON for "
                            + "whoever asks for that.")
    @APIResponse(
            responseCode = "200",
            description = "It is over",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Departure.class))
            })
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response leave(
            @RestPath @Parameter(description = "The end of the link.") String token,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpHeaders headers) {
        var tongue = Tongue.accepted(languages);
        boolean wantsJson = headers.getAcceptableMediaTypes().getFirst().isCompatible(MediaType.APPLICATION_JSON_TYPE)
                && !headers.getAcceptableMediaTypes().getFirst().isWildcardType();
        var leave = tokens.read(token);
        if (leave.isEmpty()) {
            if (wantsJson) {
                throw NewsletterProblems.linkNotGood();
            }
            return pages.badLink(tongue);
        }
        leaving.leave(leave.get());
        return wantsJson
                ? Response.ok(new Departure("unsubscribed"), MediaType.APPLICATION_JSON_TYPE)
                        .build()
                : pages.message(200, tongue, "leftTitle", "leftIntro");
    }

    /** What whoever leaves is told. */
    @Schema(name = "Departure", description = "It is over.")
    public record Departure(
            @Schema(required = true, examples = "unsubscribed")
            String status) {}
}
