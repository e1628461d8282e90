package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import news.dateline.newsletter.FormStamps.Sender;
import news.dateline.web.ClientAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * Signing up by an HTML form, answered by a page. In the contract it is the other half of {@link SubscriptionResource#subscribe},
 * since the two have one path and one method.
 */
@Path("/v1/subscriptions")
@RunOnVirtualThread
@PermitAll
public class SignUpFormResource {
    private final SigningUp signingUp;
    private final SignUpForm form;
    private final FormStamps stamps;
    private final PageAnswers pages;
    private final SignUpMeters meters;
    private final ClientAddress clients;

    SignUpFormResource(
            SigningUp signingUp,
            SignUpForm form,
            FormStamps stamps,
            PageAnswers pages,
            SignUpMeters meters,
            ClientAddress clients) {
        this.signingUp = signingUp;
        this.form = form;
        this.stamps = stamps;
        this.pages = pages;
        this.meters = meters;
        this.clients = clients;
    }

    /**
     * Somebody wants newsletters; the owner of the address will be asked.
     *
     * @param website a field that people do not see: whoever fills it in is a program
     * @param stamp when the form was shown; a program is faster than any person
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response subscribe(
            @RestForm @Nullable String email,
            @RestForm @Nullable List<String> newsletters,
            @RestForm @Nullable String consentText,
            @RestForm @Nullable String formId,
            @RestForm @Nullable String website,
            @RestForm @Nullable String stamp,
            @RestForm @Nullable String language,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var tongue = Tongue.named(language == null ? "" : language).orElseGet(() -> Tongue.accepted(languages));
        var chosen = newsletters == null ? List.<String>of() : newsletters;
        var filled = new SignUpForm.Filled(email, chosen);
        var sender = website == null || website.isEmpty() ? stamps.sender(stamp) : Sender.PROGRAM;
        var consent = new SignUp.Consent(consentText, formId);
        var network = Network.of(clients.of(request));
        var wish = new SigningUp.Wish(email, chosen, consent, tongue, SignUp.Via.FORM, network);
        return switch (sender) {
            case LATE -> form.again(tongue, filled);
            case PROGRAM -> {
                meters.dropped("program");
                yield thanks(tongue);
            }
            case PERSON ->
                form.answered(
                        tongue,
                        () -> {
                            signingUp.subscribe(wish, () -> {});
                            return thanks(tongue);
                        },
                        (status, faults) -> form.again(status, tongue, filled, faults));
        };
    }

    private Response thanks(Tongue tongue) {
        return pages.message(202, tongue, "thankYouTitle", "thankYou");
    }
}
