package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coverage on the wire, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeskCoverage", description = "A coverage as staff work on it.")
public record CoverageDeskView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "davos-forum") String slug,

        @Schema(required = true, examples = "Two days in Davos")
        String title,

        @Nullable String summary,

        @Schema(
                required = true,
                description = "An ended coverage takes no new updates.",
                enumeration = {"live", "ended"})
        String status,

        @Schema(required = true) Instant startedAt,

        @Schema(description = "Absent while it is live.") @Nullable Instant endedAt,

        @Schema(required = true, description = "When what is told of the coverage itself was last changed.")
        Instant updatedAt,

        @Schema(required = true, minimum = "0", examples = "11")
        long updateCount,

        @Schema(required = true, minimum = "0", examples = "3")
        long keyEventCount,

        @Schema(description = "When its newest update was published.") @Nullable Instant lastUpdateAt,

        @Schema(required = true, description = "`self` at the desk, `public` where readers see it.")
        Map<String, String> links) {

    static CoverageDeskView of(CoverageRow row, String base) {
        return new CoverageDeskView(
                row.id(),
                row.slug(),
                row.title(),
                row.summary(),
                row.status(),
                row.startedAt(),
                row.endedAt(),
                row.updatedAt(),
                row.updateCount(),
                row.keyEventCount(),
                row.lastUpdateAt(),
                Map.of("self", base + path(row.id()), "public", base + "/v1/coverages/" + row.slug()));
    }

    /** Where it lies at the desk, whatever its slug. */
    static String path(UUID id) {
        return "/v1/desk/coverages/" + id;
    }
}
