package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coverage on the wire; what is on top of it where it is read by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Coverage", description = "A live blog: what groups the updates on one event.")
public record CoverageView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "Its address; an earlier one is answered with 308.",
                examples = "davos-forum")
        String slug,

        @Schema(
                required = true,
                description = "Its page on the publisher's own site.",
                format = "uri",
                examples = "https://news.example.org/coverages/davos-forum")
        String url,

        @Schema(required = true, description = "Plain text.", examples = "Two days in Davos")
        String title,

        @Schema(description = "What it is about, plain text.", examples = "The World Economic Forum, as it happens.")
        @Nullable String summary,

        @Schema(
                required = true,
                description = "Whether more is to come.",
                enumeration = {"live", "ended"})
        String status,

        @Schema(required = true) Instant startedAt,

        @Schema(description = "Absent while it is live.") @Nullable Instant endedAt,

        @Schema(required = true, description = "How many updates it has.", minimum = "0", examples = "11")
        long updateCount,

        @Schema(required = true, description = "How many of them are key events.", minimum = "0", examples = "3")
        long keyEventCount,

        @Schema(description = "When its newest update was published; absent without any.") @Nullable Instant lastUpdateAt,

        @Schema(required = true) Links links,

        @Schema(
                description =
                        "What is pinned, newest first, all of it (10 at the most); absent in the list of coverages.")
        @Nullable List<LiveView> pinned,

        @Schema(
                description =
                        "The key events, newest first, all of them (100 at the most); absent in the list of coverages.")
        @Nullable List<LiveView> keyEvents,

        @Schema(
                description = "The position in the change log at which this was read; absent in the list of coverages.",
                examples = "42")
        @Nullable Long seq,

        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** Where it and its updates are. */
    @Schema(name = "CoverageLinks", description = "Where a coverage and its updates are.")
    public record Links(
            @Schema(required = true, format = "uri", examples = "https://api.example.org/v1/coverages/davos-forum")
            String self,

            @Schema(
                    required = true,
                    description = "Its updates, newest first.",
                    format = "uri",
                    examples = "https://api.example.org/v1/coverages/davos-forum/updates")
            String updates) {}

    /** An entry of the list of coverages. */
    static CoverageView inList(CoverageRow row, @Nullable Instant changedAt, LiveUrl urls, String base) {
        return of(row, null, null, changedAt, urls, base);
    }

    /** A coverage with those of its updates that are on top. */
    static CoverageView of(
            CoverageRow row,
            @Nullable List<LiveView> landmarks,
            @Nullable Long seq,
            @Nullable Instant changedAt,
            LiveUrl urls,
            String base) {
        var self = base + "/v1/coverages/" + row.slug();
        // Its counts change with any update.
        var shown = Shown.of(List.of("coverage:" + row.slug(), "live"), changedAt);
        return new CoverageView(
                row.id(),
                row.slug(),
                urls.ofCoverage(row.slug()),
                row.title(),
                row.summary(),
                row.status(),
                row.startedAt(),
                row.endedAt(),
                row.updateCount(),
                row.keyEventCount(),
                row.lastUpdateAt(),
                new Links(self, self + "/updates"),
                landmarks == null
                        ? null
                        : landmarks.stream().filter(LiveView::pinned).toList(),
                landmarks == null
                        ? null
                        : landmarks.stream().filter(LiveView::keyEvent).toList(),
                seq,
                landmarks == null ? shown : shown.and(landmarks));
    }
}
