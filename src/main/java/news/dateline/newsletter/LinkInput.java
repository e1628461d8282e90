package news.dateline.newsletter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose preferences are asked for. */
@Schema(name = "LinkInput", description = "Whose preferences are asked for.")
record LinkInput(
        @Schema(required = true, examples = "reader@example.org") @Nullable String email) {}
