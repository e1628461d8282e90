package news.dateline.change;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import news.dateline.web.Parameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The change log as it grows. */
@Path("/v1/changes/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Changes")
public class ChangeStreamResource {
    private final Streams streams;
    private final ChangeEvents events;
    private final Event<ReadUpTo> reads;

    ChangeStreamResource(Streams streams, ChangeEvents events, Event<ReadUpTo> reads) {
        this.streams = streams;
        this.events = events;
        this.reads = reads;
    }

    /** The changes as they happen. */
    @GET
    @Operation(
            operationId = "streamChanges",
            summary = "The changes as they happen",
            description =
                    "Server-sent events. The first is `hello`; then each change is an event named like its type, with "
                            + "its `seq` as `id` and an entry of `listChanges` as `data`. Whoever is cut off comes back with "
                            + "`Last-Event-ID`, as browsers do by themselves, to any instance, and misses nothing. If what was "
                            + "missed cannot be told (too much, or an `id` that is unknown here), there is an event `reset` whose "
                            + "`data` names what to `reload`; the stream goes on from its `id`. To begin where a list ended, take its "
                            + "`next` as `after`. Quiet streams have a comment every 15 seconds; who does not read is cut off.")
    @APIResponse(responseCode = "200", description = "The stream; it has no end.")
    @APIResponse(responseCode = "429")
    public EventStream stream(
            @Parameter(
                            description = "The `id` of the last event that was read; wins over `after`.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestHeader("Last-Event-ID")
                    @Nullable String lastEventId,
            @Parameter(
                            description =
                                    "The position: only changes with a greater `seq`. Without it, only those to come.",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestQuery
                    @Nullable String after,
            @Parameter(
                            description = "Only these types, comma-separated.",
                            example = "article.published,article.retracted")
                    @RestQuery
                    @Nullable String types,
            @Context HttpHeaders headers) {
        var chosen = Parameters.choice("types", types, ChangeType.wireNames());
        var stream = streams.open(events, lastEventId, after, new StreamFilter("/v1/changes", chosen));
        ReadUpTo.said(
                        headers.getHeaderString(HttpHeaders.AUTHORIZATION),
                        lastEventId == null ? after : lastEventId,
                        chosen)
                .ifPresent(reads::fire);
        return stream;
    }
}
