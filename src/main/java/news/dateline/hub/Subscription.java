package news.dateline.hub;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A subscription to a feed, as administrators see it: without its secret, and of the callback only the host. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebSubSubscription", description = "A subscription to a feed.")
public record Subscription(
        @Schema(required = true) UUID id,

        @Schema(required = true, format = "uri", examples = "https://api.example.org/feeds/articles.atom")
        String topic,

        @Schema(required = true, description = "The host of the callback.", examples = "reader.example.net")
        String host,

        @Schema(
                required = true,
                description = "`pending` until the callback has confirmed it.",
                enumeration = {"pending", "active"})
        String state,

        @Schema(description = "When it ends unless it is renewed; absent while pending.") @Nullable Instant expiresAt,

        @Schema(description = "When the feed was last taken.") @Nullable Instant deliveredAt,

        @Schema(description = "The position in the change log that the feed showed then.", examples = "42") @Nullable Long deliveredSeq,

        @Schema(required = true, description = "How often the present feed was sent in vain.", examples = "0")
        int attempts,

        @Schema(required = true) Instant createdAt) {}
