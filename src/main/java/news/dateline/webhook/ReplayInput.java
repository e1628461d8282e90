package news.dateline.webhook;

import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where an endpoint is told everything once more. */
@Schema(name = "ReplayInput", description = "From where an endpoint is told everything once more.")
record ReplayInput(
        @Schema(
                required = true,
                description = "The `seq` after which to begin; 0 for everything there ever was.",
                minimum = "0",
                examples = "42")
        @Nullable Long after) {

    long checked(long newest) {
        if (after == null) {
            throw WebProblems.invalid("#/after", "required", "'after' is required.");
        }
        if (after < 0 || after > newest) {
            throw WebProblems.invalid(
                    "#/after", "out-of-range", "'after' takes the number of a change, from 0 to %d.".formatted(newest));
        }
        return after;
    }
}
