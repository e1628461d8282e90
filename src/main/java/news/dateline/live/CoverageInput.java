package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coverage as staff send it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CoverageInput", description = "A coverage as staff send it.")
record CoverageInput(
        @Schema(description = "Left out, it is made from the title, or stays as it is.", examples = "davos-forum")
        @Nullable String slug,

        @Schema(required = true, maxLength = LONGEST_TITLE, examples = "Two days in Davos") @Nullable String title,

        @Schema(description = "What it is about, plain text.", maxLength = LONGEST_SUMMARY) @Nullable String summary,

        @Schema(description = "Not in the future. Left out, it is now, or stays as it is.") @Nullable Instant startedAt) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_SUMMARY = 2000;

    /** What answers carry and nobody can set; a coverage is ended and reopened by itself. */
    static final Set<String> READ_ONLY = Set.of(
            "id", "url", "status", "endedAt", "updatedAt", "updateCount", "keyEventCount", "lastUpdateAt", "links");

    /** The coverage as staff would send it, for a merge patch to be applied to. */
    static CoverageInput of(Coverage coverage) {
        return new CoverageInput(coverage.slug(), coverage.title(), coverage.summary(), coverage.startedAt());
    }
}
