package news.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An accepted command on the wire, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AuditEntry", description = "An accepted command: who did what, when, to what.")
public record AuditView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Instant at,

        @Schema(required = true, description = "The key with which it was given.")
        Key key,

        @Schema(required = true, description = "The role of the key at that time.", examples = "editor")
        String role,

        @Schema(required = true, examples = "article.publish")
        String action,

        @Schema(required = true, description = "What it was done to; that need not exist any more.")
        Subject subject,

        @Schema(description = "What else is worth knowing; never content.") @Nullable String detail) {

    /** Which key gave the command. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditKey", description = "The key with which a command was given.")
    public record Key(
            @Schema(description = "Absent if no key was used.") @Nullable UUID id,

            @Schema(required = true, description = "Its name at that time.", examples = "Night desk")
            String name) {}

    /** What the command was about. */
    @Schema(name = "AuditSubject", description = "What a command was about.")
    public record Subject(
            @Schema(required = true, examples = "article") String type,
            @Schema(required = true) String id) {}
}
