package news.dateline.newsletter;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is kept about a subscriber. */
@Schema(name = "SubscriberExport", description = "All that is kept about a subscriber.")
record SubscriberExport(
        @Schema(required = true, examples = "reader@example.org")
        String email,

        @Schema(
                required = true,
                enumeration = {"en", "uk"})
        String language,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true) List<SubscriptionView> subscriptions,

        @Schema(required = true, description = "The ledger of consent, oldest first.")
        List<ConsentView> consents) {}
