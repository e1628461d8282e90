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
import java.util.List;
import java.util.function.Supplier;
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

/** Where a link to the preferences leads: what one gets, and how to change it, to take a copy, and to be forgotten. */
@FromLetters
@Path("/subscriptions/preferences")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Pages of newsletters")
public class PreferencesPages {
    private final Preferences preferences;
    private final PreferencesForm form;
    private final PageAnswers pages;
    private final ClientAddress clients;

    PreferencesPages(Preferences preferences, PreferencesForm form, PageAnswers pages, ClientAddress clients) {
        this.preferences = preferences;
        this.form = form;
        this.pages = pages;
        this.clients = clients;
    }

    /** What one gets. */
    @GET
    @Operation(operationId = "showPreferencesPage", summary = "A page with what one gets; it changes nothing")
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
        return answered(languages, () -> form.shown(token, preferences.read(token), ""));
    }

    /** What one wants from now on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "changePreferencesByForm", summary = "Join and leave newsletters, by a form")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(responseCode = "422", description = "Not acceptable")
    public Response change(
            @RestForm @Nullable String token,
            @RestForm @Nullable List<String> newsletters,
            @RestForm @Nullable String language,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServerRequest request) {
        var wanted = new PreferencesInput(newsletters == null ? List.of() : newsletters, language);
        var network = Network.of(clients.of(request));
        return answered(
                languages, () -> form.shown(token, preferences.replace(token, wanted, network), "preferencesSaved"));
    }

    /** One is forgotten. */
    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "eraseByForm", summary = "Be forgotten, by a form")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response erase(
            @RestForm @Nullable String token,
            @RestForm @Nullable String sure,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return answered(languages, () -> {
            var present = preferences.read(token);
            if (!"yes".equals(sure)) {
                return form.shown(token, present, "");
            }
            preferences.erase(token);
            var tongue = Tongue.named(present.language()).orElse(Tongue.EN);
            return pages.message(200, tongue, "erasedTitle", "erasedIntro");
        });
    }

    /** All that is kept. */
    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(operationId = "exportByForm", summary = "All that is kept about you, by a form")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriberExport.class)))
    @APIResponse(
            responseCode = "410",
            description = "A page that says that the link is not good",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(ref = "HtmlPage")))
    public Response export(
            @RestForm @Nullable String token, @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return answered(
                languages,
                () -> Response.ok(preferences.export(token), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscriptions.json\"")
                        .build());
    }

    private Response answered(@Nullable String languages, Supplier<Response> page) {
        try {
            return page.get();
        } catch (ProblemException e) {
            return pages.instead(e, Tongue.accepted(languages));
        }
    }
}
