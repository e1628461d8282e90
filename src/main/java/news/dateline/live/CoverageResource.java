package news.dateline.live;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Acceptance;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.Parameters;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Slug;
import news.dateline.web.Slugs;
import news.dateline.web.Window;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Coverages of events, for anyone. */
@Path("/v1/coverages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Live")
public class CoverageResource {
    private static final String LINKED_DATA = "application/ld+json";
    private static final int NEWEST = 100;
    private static final String SLUG = "The slug of the coverage. An earlier one is answered with 308.";

    private final CoverageRepository coverages;
    private final LiveRepository updates;
    private final LiveViews views;
    private final Pages pages;
    private final PublicUrl urls;
    private final LiveUrl site;
    private final Slugs slugs;
    private final List<CoverageFormat> formats;

    CoverageResource(
            CoverageRepository coverages,
            LiveRepository updates,
            LiveViews views,
            Pages pages,
            PublicUrl urls,
            LiveUrl site,
            Slugs slugs,
            @All List<CoverageFormat> formats) {
        this.coverages = coverages;
        this.updates = updates;
        this.views = views;
        this.pages = pages;
        this.urls = urls;
        this.site = site;
        this.slugs = slugs;
        this.formats = formats;
    }

    /** All coverages. */
    @GET
    @Operation(operationId = "listCoverages", summary = "All coverages, the last begun first, without their updates")
    public Page<CoverageView> list(
            @RestQuery
                    @Parameter(
                            description = "Only those to which more is to come, or only the others.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"live", "ended"}))
                    @Nullable String status,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var wanted = status == null
                ? null
                : Parameters.oneOf("status", status, CoverageRow.Status.class, CoverageRow.Status.LIVE);
        var window = pages.window(request, uri);
        var found = coverages.list(wanted, window);
        var slice = window.cut(found.rows(), CoverageRow::keys);
        var base = urls.base();
        var shown = slice.rows().stream()
                .map(row -> CoverageView.inList(row, found.changedAt(), site, base))
                .toList();
        return Page.of(
                shown,
                slice.links(),
                Shown.of(List.of("coverages", "live"), found.changedAt()).and(shown));
    }

    /** One coverage with what is on top of it. */
    @GET
    @Path("{slug}")
    @Operation(
            operationId = "getCoverage",
            summary = "One coverage with its pinned updates and its key events",
            description =
                    "`links.updates` has all updates. Pinned updates and key events are never cut to a page: at most 10 "
                            + "and 100 of them can be in a coverage.")
    @Produces({MediaType.APPLICATION_JSON, LINKED_DATA})
    @APIResponse(
            responseCode = "200",
            description = "The coverage",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CoverageView.class)),
                @Content(mediaType = LINKED_DATA, schema = @Schema(ref = "LiveBlogPosting"))
            })
    @APIResponse(responseCode = "308")
    public Response get(
            @RestPath @Parameter(description = SLUG, example = "davos-forum") String slug,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        requireSlug(slug);
        var found = coverages.one(slug);
        if (found.rows().isEmpty()) {
            return moved(slug, "", uri);
        }
        var row = found.rows().getFirst();
        // The position is that of the first statement: what happens between the two is told again, not left out.
        var landmarks = views.all(updates.landmarks(row.id()));
        var view = CoverageView.of(row, landmarks, found.seq(), found.changedAt(), site, urls.base());
        return Acceptance.chosen(headers, formats, CoverageFormat::mediaType)
                .map(format -> inFormat(format, view))
                .orElseGet(() -> Response.ok(view).build());
    }

    private Response inFormat(CoverageFormat format, CoverageView coverage) {
        var window = pages.first("/v1/coverages/%s/updates".formatted(coverage.slug()), NEWEST);
        var newest = views.all(updates.list(coverage.slug(), CoverageWindow.Checked.NEWEST, window));
        var shown = Shown.of(List.of("live"), coverage.shown().modifiedAt())
                .and(newest)
                .and(List.of(coverage));
        return Response.ok(format.coverage(coverage, newest, shown))
                .type(format.mediaType())
                .build();
    }

    /** The updates of a coverage. */
    @GET
    @Path("{slug}/updates")
    @Operation(
            operationId = "listCoverageUpdates",
            summary = "The updates of a coverage: the newest, the oldest, around one, key events, or those since",
            description =
                    "`order` and `limit` give the newest or the oldest, `around` those beside one update, such as one "
                            + "that somebody was sent a link to; `links` lead on in both directions. `seq` is the position in the "
                            + "change log at which the list was read: what comes after it continues the list without gap or repeat.")
    @APIResponse(
            responseCode = "200",
            description = "A page of updates",
            content = @Content(schema = @Schema(ref = "LiveUpdatePage")))
    @APIResponse(responseCode = "308")
    public Response updates(
            @RestPath @Parameter(description = SLUG, example = "davos-forum") String slug,
            @BeanParam CoverageWindow asked,
            @BeanParam LiveShape shape,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        requireSlug(slug);
        var checked = asked.checked();
        var fields = shape.checked();
        var window = pages.window(request, uri);
        // A cursor has left the middle behind.
        var middle = window.cursor().isPresent() ? null : checked.around();
        var found =
                middle == null ? updates.list(slug, checked, window) : updates.around(middle, slug, checked, window);
        if (!found.isCoverageKnown()) {
            return moved(slug, "/updates", uri);
        }
        if (!found.isTargetKnown()) {
            throw LiveRepository.notFound(String.valueOf(checked.landmark()));
        }
        var slice = middle == null ? window.cut(found.rows(), LiveRow::keys) : around(middle, found.rows(), window);
        return Response.ok(views.page(found, slice, fields, List.of("live", "coverage:" + slug)))
                .build();
    }

    private static void requireSlug(String slug) {
        if (!Slug.isValid(slug)) {
            throw CoverageRepository.notFound(slug);
        }
    }

    private static Window.Slice<LiveRow> around(UUID middle, List<LiveRow> rows, Window window) {
        int at = rows.stream().map(LiveRow::id).toList().indexOf(middle);
        return window.cutAround(rows.subList(0, at), rows.subList(at, rows.size()), LiveRow::keys);
    }

    /** A slug that the coverage once had leads to the present one; any other leads nowhere. */
    private Response moved(String slug, String below, UriInfo uri) {
        var query = uri.getRequestUri().getRawQuery();
        var present = slugs.present("coverage", slug).orElseThrow(() -> CoverageRepository.notFound(slug));
        return Response.status(308)
                .header("Location", urls.of("/v1/coverages/" + present + below + (query == null ? "" : "?" + query)))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }
}
