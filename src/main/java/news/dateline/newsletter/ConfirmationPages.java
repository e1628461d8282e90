package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Map;
import java.util.Optional;
import news.dateline.web.ClientAddress;
import news.dateline.web.FromLetters;
import news.dateline.web.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where a confirmation link leads: to a page with one button. Looking at it changes nothing, since scanners look at everything. */
@FromLetters
@Path("/subscriptions/confirm")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Pages of newsletters")
public class ConfirmationPages {
    private final Confirming confirming;
    private final PageAnswers pages;
    private final ClientAddress clients;

    ConfirmationPages(Confirming confirming, PageAnswers pages, ClientAddress clients) {
        this.confirming = confirming;
        this.pages = pages;
        this.clients = clients;
    }

    /** The button, whatever the token is worth; in the language of its letter if it is good. */
    @GET
    @Operation(operationId = "showConfirmationPage", summary = "A page with a button that confirms; it changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response show(
            @RestQuery @Parameter(description = "The token of the mailed link.") @Nullable String token,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var tongue = tongue(token, languages);
        return token == null ? pages.badLink(tongue) : pages.page(200, "confirm", tongue, Map.of("token", token));
    }

    /** The button is pressed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "confirmByForm", summary = "Confirm what was signed up for, by a form")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response confirm(
            @RestForm @Nullable String token,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var tongue = tongue(token, languages);
        try {
            var confirmed =
                    confirming.confirm(token == null ? "" : token, SignUp.Via.FORM, Network.of(clients.of(request)));
            var names = confirmed.stream().map(Newsletter::name).toList();
            return pages.message(200, tongue, "confirmedTitle", "confirmedIntro", names);
        } catch (ProblemException e) {
            return pages.instead(e, tongue);
        }
    }

    private Tongue tongue(@Nullable String token, @Nullable String languages) {
        return Optional.ofNullable(token).flatMap(confirming::tongue).orElseGet(() -> Tongue.accepted(languages));
    }
}
