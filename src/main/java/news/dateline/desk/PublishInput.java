package news.dateline.desk;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The order to publish. */
@Schema(description = "The order to publish what the draft says.")
record PublishInput(
        @Schema(description = "When; left out, or not later than now: at once.", examples = "2025-01-22T06:00:00Z")
        @Nullable Instant at,

        @Schema(
                description =
                        "Whether readers are told that a live article was updated (`updatedAt`); not for typo fixes.",
                defaultValue = "false")
        @Nullable Boolean substantive,

        @Schema(
                description =
                        "Whether partners whose agreement says so can read it until then. Only with `at`, and only of what "
                                + "nobody can read yet. Any change of the draft takes it back.",
                defaultValue = "false")
        @Nullable Boolean embargoed,

        @Schema(description = "For the revisions, not for readers.", maxLength = 500) @Nullable String note) {

    boolean isEmbargoed() {
        return Boolean.TRUE.equals(embargoed);
    }

    boolean isSubstantive() {
        return Boolean.TRUE.equals(substantive);
    }
}
