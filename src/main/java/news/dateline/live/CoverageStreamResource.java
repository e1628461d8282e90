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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A coverage as it is written. */
@Path("/v1/coverages/{slug}/stream")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Live")
public class CoverageStreamResource {
    private final Streams streams;
    private final LiveEvents events;
    private final CoverageRepository coverages;

    CoverageStreamResource(Streams streams, LiveEvents events, CoverageRepository coverages) {
        this.streams = streams;
        this.events = events;
        this.coverages = coverages;
    }

    /** The coverage from a position on. */
    @GET
    @Operation(
            operationId = "streamCoverage",
            summary = "A coverage as it is written",
            description =
                    "Like `streamLive`, for the updates of one coverage. `coverage.updated` says that the coverage itself "
                            + "changed, or that an update left it: read `href` again. `live.removed` also tells of updates "
                            + "elsewhere; overlook ids that you do not know.")
    @APIResponse(responseCode = "200", description = "The stream; it has no end.")
    @APIResponse(responseCode = "429")
    public EventStream stream(
            @Parameter(description = "The slug of the coverage, or one that it once had.", example = "davos-forum")
                    @RestPath
                    String slug,
            @Parameter(
                            description = LiveStreamResource.LAST_EVENT_ID,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestHeader("Last-Event-ID")
                    @Nullable String lastEventId,
            @Parameter(
                            description = LiveStreamResource.AFTER,
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @RestQuery
                    @Nullable String after) {
        var coverage = coverages.idBehind(slug).orElseThrow(() -> CoverageRepository.notFound(slug));
        return streams.open(events, lastEventId, after, LiveEvents.of(coverage, slug));
    }
}
