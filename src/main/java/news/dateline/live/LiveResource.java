package news.dateline.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.dateline.web.Answer;
import news.dateline.web.Ids;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.Window;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The live feed, for anyone. */
@Path("/v1/live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Live", description = "Short updates, out the moment they are written, and coverages of events.")
public class LiveResource {
    private static final String FEED = "live";

    private final LiveRepository updates;
    private final LiveViews views;
    private final Pages pages;
    private final PublicUrl urls;
    private final ObjectMapper json;

    LiveResource(LiveRepository updates, LiveViews views, Pages pages, PublicUrl urls, ObjectMapper json) {
        this.updates = updates;
        this.views = views;
        this.pages = pages;
        this.urls = urls;
        this.json = json;
    }

    /** The feed, newest first. */
    @GET
    @Operation(
            operationId = "listLiveUpdates",
            summary = "The live feed, newest first",
            description =
                    "Every update, in a coverage or not. All filters combine. Pinned updates stand in their places and "
                            + "are marked; `/v1/live/pinned` has them alone. `seq` is the position in the change log at which the "
                            + "list was read: what comes after it continues the list without gap or repeat.")
    @APIResponse(
            responseCode = "200",
            description = "A page of updates",
            content = @Content(schema = @Schema(ref = "LiveUpdatePage")))
    public Page<Object> list(
            @BeanParam LiveFilter parameters,
            @BeanParam LiveShape shape,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var filter = parameters.checked();
        var fields = shape.checked();
        var window = pages.window(request, uri);
        var found = updates.list(filter, window);
        var shown = new ArrayList<>(List.of(FEED));
        // Also if there is nothing under it yet: a tag may get this slug.
        filter.tags().forEach(tag -> shown.add("tag:" + tag));
        return views.page(found, window.cut(found.rows(), LiveRow::keys), fields, shown);
    }

    /** What stays on top of the feed. */
    @GET
    @Path("pinned")
    @Operation(
            operationId = "listPinnedLiveUpdates",
            summary = "What is pinned now, newest first, all of it",
            description =
                    "Never cut to a page: at most 10 updates can be pinned in each coverage and 10 outside. Those of "
                            + "a coverage that has ended are found with the coverage only.")
    @APIResponse(
            responseCode = "200",
            description = "The pinned updates",
            content = @Content(schema = @Schema(ref = "LiveUpdatePage")))
    public Page<Object> pinned(@BeanParam LiveShape shape, @Context UriInfo uri) {
        var fields = shape.checked();
        var found = updates.pinned();
        var all = new Window.Slice<>(found.rows(), new Page.Links(urls.of(uri), null, null));
        return views.page(found, all, fields, List.of(FEED, "coverages"));
    }

    /** One update. */
    @GET
    @Path("{id}")
    @Operation(
            operationId = "getLiveUpdate",
            summary = "One live update",
            description = "One that the newsroom has removed is a 404, as if it had never been.")
    @APIResponse(
            responseCode = "200",
            description = "The update",
            content = @Content(schema = @Schema(implementation = LiveView.class)))
    public Response get(
            @RestPath @Parameter(example = "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f") String id,
            @BeanParam LiveShape shape) {
        var fields = shape.checked();
        var view = Ids.parsed(id.toLowerCase(Locale.ROOT))
                .flatMap(known -> views.allForCaller(updates.these(List.of(known))).stream()
                        .findFirst())
                .orElseThrow(() -> LiveRepository.notFound(id));
        return Response.ok(new Answer(fields.pick(view, json), view.shown())).build();
    }
}
