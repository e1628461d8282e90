package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import news.dateline.access.Role;
import news.dateline.web.Ids;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who reads newsletters, for administrators. */
@Path(SubscriberDeskResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: subscribers")
public class SubscriberDeskResource {
    static final String PATH = "/v1/desk/subscribers";
    private static final String CSV = "text/csv";
    private static final String EXAMPLE = """
            email,newsletter,status,requested_at,confirmed_at,ended_at,reason,language
            ada@example.net,daily-brief,confirmed,2025-03-04T05:06:07Z,2025-03-04T05:08:09Z,,,en
            """;

    private final SubscriberListing listing;
    private final Subscribers subscribers;
    private final Ledger ledger;
    private final Forgetting forgetting;
    private final Handover handover;
    private final Pages pages;
    private final PublicUrl urls;

    SubscriberDeskResource(
            SubscriberListing listing,
            Subscribers subscribers,
            Ledger ledger,
            Forgetting forgetting,
            Handover handover,
            Pages pages,
            PublicUrl urls) {
        this.listing = listing;
        this.subscribers = subscribers;
        this.ledger = ledger;
        this.forgetting = forgetting;
        this.handover = handover;
        this.pages = pages;
        this.urls = urls;
    }

    /** Subscribers, by address, newsletter and state. */
    @GET
    @Operation(operationId = "listSubscribers", summary = "Look for subscribers; the newest first")
    public Page<SubscriberDeskView> list(
            @BeanParam SubscriberFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(
                listing.matching(filter.checked(), window),
                subscriber -> List.of(subscriber.id().toString()));
        return Page.forStaff(listing.views(slice.rows()), slice.links());
    }

    /** All of them, as a file. */
    @GET
    @Path("export")
    @Produces(CSV)
    @Operation(
            operationId = "exportSubscribers",
            summary = "Subscribers as CSV (RFC 4180)",
            description =
                    "A row for each subscription: email, newsletter, status, requested_at, confirmed_at, ended_at, reason, "
                            + "language. A field that a spreadsheet would take for a formula begins with an apostrophe. An import of "
                            + "the same file brings nobody back who has left.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "export", value = EXAMPLE)))
    public Response export(@BeanParam SubscriberFilter filter) {
        var export = new SubscriberCsv(listing, filter.checked());
        handover.letOut();
        return Response.ok(export, CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscribers.csv\"")
                .build();
    }

    /** One subscriber. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getSubscriber", summary = "One subscriber")
    @APIResponse(
            responseCode = "200",
            description = "The subscriber",
            content = @Content(schema = @Schema(implementation = SubscriberDeskView.class)))
    public SubscriberDeskView get(@Parameter(description = "The id of the subscriber.") @RestPath String id) {
        return listing.views(List.of(require(id))).getFirst();
    }

    /** What one subscriber agreed to. */
    @GET
    @Path("{id}/consents")
    @Operation(
            operationId = "listSubscriberConsents",
            summary = "What a subscriber agreed to and ended, when and how; the oldest first, all on one page")
    public Page<ConsentView> consents(
            @Parameter(description = "The id of the subscriber.") @RestPath String id, @Context UriInfo uri) {
        return Page.forStaff(ledger.of(require(id).id()), new Page.Links(urls.of(uri), null, null));
    }

    /** A subscriber is forgotten. */
    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "deleteSubscriber",
            summary = "Erase a subscriber",
            description =
                    "What is left is a keyed hash of the address, in the ledger of consent and among those that nobody "
                            + "writes to any more.")
    @APIResponse(responseCode = "204", description = "Nothing is known of them any more")
    public void erase(@Parameter(description = "The id of the subscriber.") @RestPath String id) {
        forgetting.forget(id);
    }

    private Subscriber require(String id) {
        return Ids.parsed(id).flatMap(subscribers::byId).orElseThrow(() -> WebProblems.notFound("subscriber", id));
    }
}
