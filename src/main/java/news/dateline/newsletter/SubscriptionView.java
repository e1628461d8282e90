package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody has to do with a newsletter, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Subscription", description = "What somebody has to do with a newsletter.")
public record SubscriptionView(
        @Schema(required = true, description = "The slug of the newsletter.", examples = "daily-brief")
        String newsletter,

        @Schema(required = true, examples = "The Daily Brief")
        String name,

        @Schema(
                required = true,
                description = "`pending` until the owner of the address has confirmed, `ended` after leaving.",
                enumeration = {"confirmed", "pending", "ended"})
        String status,

        @Schema(required = true) Instant requestedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,

        @Schema(
                description = "Why it ended.",
                enumeration = {"left", "bounced", "complained"})
        @Nullable String reason) {

    static SubscriptionView of(Tuple row) {
        return new SubscriptionView(
                row.get("slug", String.class),
                row.get("name", String.class),
                row.get("status", String.class),
                row.get("requested_at", Instant.class),
                row.get("confirmed_at", Instant.class),
                row.get("ended_at", Instant.class),
                row.get("reason", String.class));
    }
}
