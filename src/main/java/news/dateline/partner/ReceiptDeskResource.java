package news.dateline.partner;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import news.dateline.access.ReadPositions;
import news.dateline.access.Role;
import news.dateline.change.ChangeLog;
import news.dateline.hub.Served;
import news.dateline.web.WebProblems;
import news.dateline.webhook.Acknowledgements;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Whom a retraction has reached. */
@Path("/v1/desk/articles/{id}/receipts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: articles")
public class ReceiptDeskResource {
    private final ChangeLog changes;
    private final ReadPositions positions;
    private final Acknowledgements acknowledgements;
    private final Served served;

    ReceiptDeskResource(ChangeLog changes, ReadPositions positions, Acknowledgements acknowledgements, Served served) {
        this.changes = changes;
        this.positions = positions;
        this.acknowledgements = acknowledgements;
        this.served = served;
    }

    /** Whom the retraction of the article has reached, and whom not yet. */
    @GET
    @Operation(
            operationId = "getReceipts",
            summary = "Whom the retraction of an article has reached",
            description =
                    "For each partner, whether it read the retraction in `/v1/changes` or its stream, which it says by asking "
                            + "for what comes after it (known some ten seconds later); and for each webhook that is told of "
                            + "retractions, whether it took it; and for each subscriber to a feed (WebSub), whether it was served past it. An article that is not retracted has no receipts: 404.")
    public Receipts get(@RestPath UUID id) {
        var retraction = changes.retraction(id)
                .orElseThrow(() -> WebProblems.notFound("retraction of an article", id.toString()));
        return new Receipts(
                new Receipts.Retraction(retraction.seq(), retraction.at()),
                positions.all().stream()
                        .map(partner -> Receipts.OfPartner.of(partner, retraction.seq()))
                        .toList(),
                acknowledgements.of(retraction.seq(), retraction.type()).stream()
                        .map(Receipts.OfWebhook::of)
                        .toList(),
                served.all().stream()
                        .map(subscriber -> Receipts.OfFeed.of(subscriber, retraction.seq()))
                        .toList());
    }
}
