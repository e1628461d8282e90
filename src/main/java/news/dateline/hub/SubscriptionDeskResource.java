package news.dateline.hub;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Etags;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who is sent which feed, for administrators. */
@Path("/v1/desk/websub/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: WebSub", description = "Who is sent which feed when it changes.")
public class SubscriptionDeskResource {
    private final Enrolling enrolling;
    private final SubscriptionRepository subscriptions;
    private final Pages pages;

    SubscriptionDeskResource(Enrolling enrolling, SubscriptionRepository subscriptions, Pages pages) {
        this.enrolling = enrolling;
        this.subscriptions = subscriptions;
        this.pages = pages;
    }

    /** All of them. */
    @GET
    @Operation(operationId = "listWebSubSubscriptions", summary = "All subscriptions to feeds")
    public Page<Subscription> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(subscriptions.all(window), SubscriptionRepository::keys);
        return Page.forStaff(slice.rows(), slice.links());
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getWebSubSubscription", summary = "One subscription to a feed")
    @APIResponse(
            responseCode = "200",
            description = "The subscription",
            content = @Content(schema = @Schema(implementation = Subscription.class)))
    public Response get(@RestPath UUID id) {
        var found = subscriptions.required(id);
        return Response.ok(found.subscription())
                .header("ETag", Etags.ofVersion(found.version()))
                .build();
    }

    /** It ends now. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "denyWebSubSubscription", summary = "End a subscription; its callback is told so")
    @APIResponse(responseCode = "204", description = "Nothing is sent any more")
    public void deny(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        enrolling.deny(id, ifMatch);
    }
}
