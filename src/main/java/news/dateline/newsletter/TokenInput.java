package news.dateline.newsletter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The token of a mailed link. */
@Schema(name = "TokenInput", description = "The token of a mailed link.")
record TokenInput(
        @Schema(required = true, examples = "wT0mHXnbT0kYlyrDMXb1cJ8yVQzWqvS5oGkEk2aQ7fM") @Nullable String token) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenInput[…]";
    }
}
