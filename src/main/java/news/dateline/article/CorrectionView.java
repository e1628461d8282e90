package news.dateline.article;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A correction as readers see it. */
@Schema(name = "Correction", description = "What was corrected after publication.")
public record CorrectionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,

        @Schema(
                required = true,
                enumeration = {"correction", "clarification", "update"})
        String kind,

        @Schema(required = true) String text,

        @Schema(description = "The block of the body that it is about.") @Nullable String blockId) {}
