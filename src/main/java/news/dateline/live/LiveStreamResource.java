package news.dateline.live;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import news.dateline.change.EventStream;
import news.dateline.change.Streams;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The live feed as it is written. */
@Path("/v1/live/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Live")
public class LiveStreamResource {
    static final String LAST_EVENT_ID = "The `id` of the last event that was read; wins over `after`.";
    static final String AFTER =
            "The position to go on from, such as the `seq` of a list. Without it, only what is to come.";

    private final Streams streams;
    private final LiveEvents events;

    LiveStreamResource(Streams streams, LiveEvents events) {
        this.streams = streams;
        this.events = events;
    }

    /** The feed from a position on. */
    @GET
    @Operation(
            operationId = "streamLive",
            summary = "The live feed as it is written",
            description =
                    "Server-sent events. The first is `hello`; then `live.published`, `live.updated` (both with the update "
                            + "as it is now) and `live.removed` (with its `id`). To begin where a list ended, take its `seq` as "
                            + "`after`: nothing is missing and nothing comes twice. Whoever is cut off comes back with "
                            + "`Last-Event-ID`, as browsers do by themselves, to any instance. If what was missed cannot be "
                            + "told, there is an event `reset` whose `data` names the list to `reload`. Quiet streams have a "
                            + "comment every 15 seconds; who does not read is cut off.")
    @APIResponse(responseCode = "200", description = "The stream; it has no end.")
    @APIResponse(responseCode = "429")
    public EventStream stream(
            @Parameter(
                            description = LAST_EVENT_ID,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestHeader("Last-Event-ID")
                    @Nullable String lastEventId,
            @Parameter(
                            description = AFTER,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestQuery
                    @Nullable String after) {
        return streams.open(events, lastEventId, after, LiveEvents.ofTheFeed());
    }
}
