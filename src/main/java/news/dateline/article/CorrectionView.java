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
                description = "Whether it was wrong, unclear or has gone on since.",
                enumeration = {"correction", "clarification", "update"})
        String kind,

        @Schema(
                required = true,
                description = "What was wrong and what is right, plain text.",
                examples = "An earlier version named the wrong day of the signing.")
        String text,

        @Schema(description = "The block of the body that it is about.", examples = "p-3fa9c2") @Nullable String blockId) {}
