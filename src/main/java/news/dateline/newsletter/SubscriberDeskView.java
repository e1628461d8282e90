package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who asked for newsletters, as administrators see them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Subscriber", description = "Somebody who asked for newsletters.")
public record SubscriberDeskView(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "ada@example.net")
        String email,

        @Schema(
                required = true,
                description = "In which letters to them are written.",
                enumeration = {"en", "uk"})
        String language,

        @Schema(required = true) Instant createdAt,

        @Schema(description = "Since when it is proven that the owner of the address wants anything of us.") @Nullable Instant confirmedAt,

        @Schema(
                description = "Why nobody writes to them any more.",
                enumeration = {"erased", "bounced", "complained"})
        @Nullable String suppressed,

        @Schema(required = true) List<SubscriptionView> subscriptions) {

    /** Without the person: what is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "SubscriberDeskView[id=%s]".formatted(id);
    }
}
