package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A revision on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Revision", description = "What a draft said after a save or a publication.")
public record RevisionView(
        @Schema(required = true) int number,
        @Schema(required = true) Instant at,

        @Schema(required = true, description = "The name of the key.")
        String by,

        @Schema(
                required = true,
                enumeration = {
                    "created",
                    "saved",
                    "scheduled",
                    "unscheduled",
                    "published",
                    "unpublished",
                    "restored",
                    "imported",
                    "corrected",
                    "retracted"
                })
        String action,

        @Nullable String note,

        @Schema(description = "What the draft said, in the form in which it can be sent; absent in lists.") @Nullable DraftInput content) {

    static RevisionView of(Revision revision, @Nullable DraftInput content) {
        return new RevisionView(
                revision.number(), revision.at(), revision.byName(), revision.action(), revision.note(), content);
    }
}
