package news.dateline.change;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import news.dateline.web.Acceptance;
import news.dateline.web.Parameters;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The change log for those who keep a copy: mobile apps and partners. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Changes", description = "What happened, in order: for sync and syndication.")
public class ChangeResource {
    private static final String NINJS = "application/vnd.iptc.ninjs+json";
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int MOST_WAITING = 2_000;

    private final ChangeLog changes;
    private final ChangeTail tail;
    private final PublicUrl urls;
    private final List<ChangeFormat> formats;
    private final Event<ReadUpTo> reads;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    ChangeResource(
            ChangeLog changes,
            ChangeTail tail,
            PublicUrl urls,
            @All List<ChangeFormat> formats,
            Event<ReadUpTo> reads) {
        this.changes = changes;
        this.tail = tail;
        this.urls = urls;
        this.formats = formats;
        this.reads = reads;
    }

    /** The changes after a position. */
    @GET
    @Operation(
            operationId = "listChanges",
            summary = "The changes after a position, in order",
            description = "Go on with `after=` the `next` of the last answer; it is always there. Nothing is ever "
                    + "inserted before a position that was given out. As ninjs (by `Accept`) it comes as the articles that "
                    + "the changes are about, as they are now, those that are gone as `canceled`; where to go on is then the "
                    + "`next` of the `Link` header.")
    @Produces({MediaType.APPLICATION_JSON, NINJS})
    @APIResponse(
            responseCode = "200",
            description = "Some changes and the position to go on from",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Changes.class)),
                @Content(mediaType = NINJS, schema = @Schema(ref = "NinjsItem"))
            })
    public Response list(
            @Parameter(
                            description = "The position: only changes with a greater `seq`.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            format = "int64",
                                            minimum = "0",
                                            defaultValue = "0"))
                    @RestQuery
                    @Nullable String after,
            @Parameter(
                            description = "How many changes at the most.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @RestQuery
                    @Nullable String limit,
            @Parameter(
                            description = "Only these types, comma-separated.",
                            example = "article.published,article.retracted")
                    @RestQuery
                    @Nullable String types,
            @Parameter(
                            description = "If there is none yet, wait so many seconds for one.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "30",
                                            defaultValue = "0"))
                    @RestQuery
                    @Nullable String wait,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        long position = after == null ? 0 : Parameters.number("after", after, 0, MinSeq.LARGEST);
        int most = Parameters.number("limit", limit, 1, 100, 20);
        var chosen = Parameters.choice("types", types, ChangeType.wireNames());
        var longest = Duration.ofSeconds(Parameters.number("wait", wait, 0, LONGEST_WAIT_SECONDS, 0));
        var batch = after(position, chosen, most);
        if (batch.changes().isEmpty() && longest.isPositive()) {
            batch = await(batch, position, chosen, most, longest);
        }
        ReadUpTo.said(headers.getHeaderString(HttpHeaders.AUTHORIZATION), after, chosen)
                .ifPresent(reads::fire);
        var found = batch;
        return Acceptance.chosen(headers, formats, ChangeFormat::mediaType)
                .map(format -> Response.ok(format.changes(found.changes(), urls.of(uri)))
                        .type(format.mediaType())
                        .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(uri, found.next()))))
                .orElseGet(() -> Response.ok(changes(found)).type(MediaType.APPLICATION_JSON_TYPE))
                .build();
    }

    private Changes changes(ChangeLog.Batch batch) {
        var base = urls.base();
        return new Changes(
                batch.changes().stream()
                        .map(change -> ChangeView.of(change, base))
                        .toList(),
                batch.next());
    }

    private String next(UriInfo uri, long position) {
        var there =
                uri.getRequestUriBuilder().replaceQueryParam("after", position).build();
        return urls.of("%s?%s".formatted(there.getRawPath(), there.getRawQuery()));
    }

    private ChangeLog.Batch await(ChangeLog.Batch none, long position, Set<String> types, int most, Duration longest) {
        if (!waiting.tryAcquire()) {
            throw WebProblems.busy("Too many requests are waiting for changes already.");
        }
        try {
            long end = System.nanoTime() + longest.toNanos();
            var batch = none;
            while (batch.changes().isEmpty()
                    && tail.awaitBeyond(batch.newest(), types, Duration.ofNanos(end - System.nanoTime()))) {
                batch = after(position, types, most);
            }
            return batch;
        } finally {
            waiting.release();
        }
    }

    private ChangeLog.Batch after(long position, Set<String> types, int most) {
        var batch = changes.after(position, types, most);
        if (position > batch.newest()) {
            // Told, not answered with silence: whoever waits for a position that never comes would wait for ever.
            throw WebProblems.badParameter(
                    "after",
                    "unknown-position",
                    "There is no change %d; the newest is %d. Reload what you keep and go on from there."
                            .formatted(position, batch.newest()));
        }
        return batch;
    }

    /** Some changes and the position to go on from. */
    @Schema(name = "Changes", description = "Some changes and the position to go on from.")
    public record Changes(
            @Schema(required = true) List<ChangeView> data,

            @Schema(required = true, description = "The position to go on from.", examples = "42")
            long next) {}
}
