package news.dateline.importer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing of an export.
 *
 * @param number its place in the report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportItem", description = "What became of one thing of an export.")
public record ReportedItem(
        @JsonIgnore @Schema(hidden = true) int number,

        @Schema(required = true, description = "Kind and id in the other system.", examples = "post:1752")
        String source,

        @Schema(description = "What it is called there.", examples = "Ferry reaches harbour") @Nullable String title,

        @Schema(
                required = true,
                enumeration = {"created", "updated", "unchanged", "skipped", "used"},
                description = "`used` is a picture that an article shows.")
        String outcome,

        @Schema(
                enumeration = {
                    "auto-draft",
                    "edited-here",
                    "private",
                    "trashed",
                    "sent-by-mail",
                    "password-protected",
                    "members-only",
                    "paid-members-only",
                    "tiers-only",
                    "page",
                    "menu-item",
                    "unused-attachment",
                    "other-type",
                    "other-status",
                    "no-id",
                    "repeated-id",
                    "no-date",
                    "date-out-of-range",
                    "invalid",
                    "body-too-large",
                    "failed"
                },
                description = "Why it was skipped.")
        @Nullable String reason,

        @Schema(
                description =
                        "What was lost or simplified on the way; of one that is `invalid`, what is wrong and where.",
                examples = "kept as HTML: toggle; dropped: script ×2")
        @Nullable String note,

        @Schema(description = "The article that it became.") @Nullable UUID article) {

    List<String> keys() {
        return List.of(Integer.toString(number));
    }
}
