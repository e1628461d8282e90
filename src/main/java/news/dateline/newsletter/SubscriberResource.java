package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import news.dateline.web.ClientAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Subscribers about themselves, with the token of a mailed link. */
@Path("/v1/subscriptions/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Newsletters")
public class SubscriberResource {
    private static final String SCHEME = "subscriber ";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Preferences preferences;
    private final ClientAddress clients;

    SubscriberResource(Preferences preferences, ClientAddress clients) {
        this.preferences = preferences;
        this.clients = clients;
    }

    /** What the subscriber gets. */
    @GET
    @Operation(operationId = "getPreferences", summary = "What you are subscribed to")
    @APIResponse(
            responseCode = "200",
            description = "The preferences",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    public PreferencesView get(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization) {
        return preferences.read(token(authorization));
    }

    /** What the subscriber wants from now on. */
    @PATCH
    @Consumes(MERGE_PATCH)
    @Operation(
            operationId = "changePreferences",
            summary = "Join and leave newsletters, choose a language (RFC 7396)",
            description =
                    "Newsletters that are not named any more are left at once; those that are new need no other letter.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = PreferencesInput.class)))
    @APIResponse(
            responseCode = "200",
            description = "The preferences",
            content = @Content(schema = @Schema(implementation = PreferencesView.class)))
    public PreferencesView patch(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization,
            @Nullable JsonNode body,
            @Context HttpServerRequest request) {
        return preferences.patch(token(authorization), body, Network.of(clients.of(request)));
    }

    /** The subscriber is forgotten. */
    @DELETE
    @Operation(
            operationId = "eraseSubscriber",
            summary = "Be forgotten",
            description =
                    "The address and all that goes with it is deleted, and never written to again. The ledger of consent "
                            + "keeps its entries under a keyed hash until they are too old.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void erase(@RestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization) {
        preferences.erase(token(authorization));
    }

    /** All that is kept about the subscriber. */
    @GET
    @Path("export")
    @Operation(operationId = "exportSubscriber", summary = "All that is kept about you")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            content = @Content(schema = @Schema(implementation = SubscriberExport.class)))
    public Response export(
            @RestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization) {
        return Response.ok(preferences.export(token(authorization)))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscriptions.json\"")
                .build();
    }

    /** What an {@code Authorization} of our scheme carries. */
    private static @Nullable String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
