package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import news.dateline.web.ClientAddress;
import news.dateline.web.Inputs;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Signing up for newsletters and confirming it, for programs. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Newsletters")
public class SubscriptionResource {
    private final SigningUp signingUp;
    private final Confirming confirming;
    private final Challenges challenges;
    private final Wording wording;
    private final Inputs inputs;
    private final ClientAddress clients;

    SubscriptionResource(
            SigningUp signingUp,
            Confirming confirming,
            Challenges challenges,
            Wording wording,
            Inputs inputs,
            ClientAddress clients) {
        this.signingUp = signingUp;
        this.confirming = confirming;
        this.challenges = challenges;
        this.wording = wording;
        this.inputs = inputs;
        this.clients = clients;
    }

    /** Somebody wants newsletters; the owner of the address will be asked. */
    @POST
    @Operation(
            operationId = "subscribe",
            summary = "Sign up for newsletters",
            description =
                    "The owner of the address gets one letter that asks for confirmation of all newsletters named; "
                            + "nothing else is sent before. The answer is the same, and takes the same time, for every address, "
                            + "whether it is new, confirmed already, or never to be written to again. Doing it twice does no harm, and "
                            + "sends no second letter; for newsletters that the first does not name, another follows when an hour "
                            + "has passed, at most three a day. An HTML form is answered by a page; a field `website` that people do "
                            + "not see, and the `stamp` of the built-in form, tell programs, which are thanked, too.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SubscriptionInput.class)),
                @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED, schema = @Schema(ref = "SubscriptionForm"))
            })
    @APIResponse(
            responseCode = "202",
            description = "It is taken in",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Acknowledgement.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage"))
            })
    @APIResponse(
            responseCode = "422",
            description = "To a form: the form again, with what is wrong",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "429",
            description = "To a form: the form again",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response subscribe(
            @Nullable JsonNode body,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var input = inputs.read(body, SubscriptionInput.class, Set.of());
        var tongue = tongue(input.language(), languages);
        var consent = input.consent() == null
                ? SignUp.Consent.NONE
                : new SignUp.Consent(input.consent().text(), input.consent().formId());
        signingUp.subscribe(
                new SigningUp.Wish(
                        input.email(),
                        input.newsletters(),
                        consent,
                        tongue,
                        SignUp.Via.JSON,
                        Network.of(clients.of(request))),
                () -> challenges.spend(input.proof()));
        return acknowledged("pending", "thankYou", tongue);
    }

    /** The owner of the address confirms. */
    @POST
    @Path("confirm")
    @Operation(
            operationId = "confirmSubscription",
            summary = "Confirm what was signed up for",
            description =
                    "With the token of the mailed link, which is good once and for two days. It confirms all newsletters "
                            + "that were asked for, and can do nothing else.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is confirmed",
            content = @Content(schema = @Schema(implementation = Confirmation.class)))
    @APIResponse(responseCode = "410", description = "The link is not good")
    public Confirmation confirm(@Nullable JsonNode body, @Context HttpServerRequest request) {
        var token = inputs.read(body, TokenInput.class, Set.of()).token();
        if (token == null || token.isBlank()) {
            throw WebProblems.invalid("#/token", "required", "is required");
        }
        return Confirmation.of(confirming.confirm(token, SignUp.Via.JSON, Network.of(clients.of(request))));
    }

    /** Somebody wants to see, change or end their subscriptions. */
    @POST
    @Path("links")
    @Operation(
            operationId = "sendPreferencesLink",
            summary = "Have a link to the preferences mailed",
            description =
                    "Whoever has confirmed a subscription gets a letter with a link that is good for an hour. The answer is "
                            + "the same for every address.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LinkInput.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is taken in",
            content = @Content(schema = @Schema(implementation = Acknowledgement.class)))
    @APIResponse(responseCode = "429", description = "Too many")
    public Response sendLink(
            @Nullable JsonNode body,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var email = inputs.read(body, LinkInput.class, Set.of()).email();
        var tongue = Tongue.accepted(languages);
        signingUp.sendLink(new SigningUp.Wish(
                email, null, SignUp.Consent.NONE, tongue, SignUp.Via.JSON, Network.of(clients.of(request))));
        return acknowledged("accepted", "linkSent", tongue);
    }

    /** What a program must solve before it signs somebody up. */
    @GET
    @Path("challenge")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "getSubscriptionChallenge",
            summary = "A challenge to solve before signing up",
            description =
                    "Needed only if `bits` is not 0: then find a nonce such that the SHA-256 of challenge, colon and nonce "
                            + "begins with so many zero bits, and send both as `proof`.")
    @APIResponse(
            responseCode = "200",
            description = "The challenge",
            content = @Content(schema = @Schema(implementation = Challenges.Challenge.class)))
    public Challenges.Challenge challenge() {
        return challenges.issue();
    }

    private Response acknowledged(String status, String text, Tongue tongue) {
        return Response.accepted(new Acknowledgement(status, wording.of(tongue, text)))
                .header(HttpHeaders.CONTENT_LANGUAGE, tongue.tag())
                .build();
    }

    private static Tongue tongue(@Nullable String asked, @Nullable String languages) {
        return asked == null
                ? Tongue.accepted(languages)
                : Tongue.named(asked)
                        .orElseThrow(() ->
                                WebProblems.invalid("#/language", "not-one-of", "'language' takes one of: en, uk."));
    }
}
