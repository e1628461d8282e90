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
import news.dateline.web.ClientAddress;
import news.dateline.web.FromLetters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Pages on which readers ask for something: newsletters, or a link to what they get. */
@FromLetters
@Path("/subscriptions")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@PermitAll
@Tag(
        name = "Pages of newsletters",
        description = "For people without scripts; the publisher's own may stand in for them.")
public class SignUpPages {
    private final SignUpForm form;
    private final SigningUp signingUp;
    private final PageAnswers pages;
    private final ClientAddress clients;

    SignUpPages(SignUpForm form, SigningUp signingUp, PageAnswers pages, ClientAddress clients) {
        this.form = form;
        this.signingUp = signingUp;
        this.pages = pages;
        this.clients = clients;
    }

    /** The form. */
    @GET
    @Operation(operationId = "showSignUpPage", summary = "A page to sign up for newsletters")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response form(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return form.shown(Tongue.accepted(languages));
    }

    /** The form that asks for a link to the preferences. */
    @GET
    @Path("links")
    @Operation(operationId = "showLinkPage", summary = "A page to ask for a link to the preferences")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response linkForm(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return form.linkForm(200, Tongue.accepted(languages), null, Map.of());
    }

    /** Sends it. */
    @POST
    @Path("links")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "sendPreferencesLinkByForm", summary = "Have a link to the preferences mailed, by a form")
    @APIResponse(
            responseCode = "202",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "422",
            description = "The form again",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "429",
            description = "The form again",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response sendLink(
            @RestForm @Nullable String email,
            @RestForm @Nullable String website,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var tongue = Tongue.accepted(languages);
        var network = Network.of(clients.of(request));
        var wish = new SigningUp.Wish(email, null, SignUp.Consent.NONE, tongue, SignUp.Via.FORM, network);
        return form.answered(
                tongue,
                () -> {
                    if (website == null || website.isEmpty()) {
                        signingUp.sendLink(wish);
                    }
                    return pages.message(202, tongue, "thankYouTitle", "linkSent");
                },
                (status, faults) -> form.linkForm(status, tongue, email, faults));
    }
}
