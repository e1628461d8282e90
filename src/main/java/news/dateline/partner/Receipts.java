package news.dateline.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.access.ReadPositions;
import news.dateline.hub.Served;
import news.dateline.webhook.Acknowledgements.Acknowledgement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a retraction has reached, for editors. */
@Schema(name = "Receipts", description = "Whom the retraction of an article has reached.")
public record Receipts(
        @Schema(required = true) Retraction retraction,
        @Schema(required = true) List<OfPartner> partners,
        @Schema(required = true) List<OfWebhook> webhooks,
        @Schema(required = true) List<OfFeed> feeds) {

    /** The change that took the article away. */
    @Schema(name = "RetractionChange", description = "The change that took an article away.")
    public record Retraction(
            @Schema(required = true, description = "Its number in the log of changes.", examples = "42")
            long seq,

            @Schema(required = true) Instant at) {}

    /** A partner who reads the log of changes, or does not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PartnerReceipt", description = "Whether a partner has read the retraction in the log of changes.")
    public record OfPartner(
            @Schema(required = true, description = "The id of the partner's key.")
            UUID key,

            @Schema(required = true, description = "The name of the partner's key.", examples = "The agency")
            String name,

            @Schema(required = true, description = "Whether the partner said to have read up to it.", examples = "true")
            boolean read,

            @Schema(
                    required = true,
                    description = "Up to where the partner said to have read; 0: never.",
                    examples = "42")
            long position,

            @Schema(description = "When the partner said so.") @Nullable Instant positionAt) {
        static OfPartner of(ReadPositions.OfPartner partner, long retraction) {
            return new OfPartner(
                    partner.key(), partner.name(), partner.seq() >= retraction, partner.seq(), partner.at());
        }
    }

    /** A subscriber to whom a feed is sent (WebSub). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FeedReceipt",
            description = "Whether a subscriber has been sent what a feed says since the retraction.")
    public record OfFeed(
            @Schema(required = true, description = "The id of the subscription.")
            UUID subscription,

            @Schema(required = true, format = "uri", examples = "https://api.example.org/feeds/articles.atom")
            String topic,

            @Schema(required = true, description = "The host of the callback.", examples = "reader.example.org")
            String host,

            @Schema(
                    required = true,
                    description =
                            "Whether it has the feed as it was after the retraction, be the article in it or not.",
                    examples = "true")
            boolean served,

            @Schema(description = "When something was last sent to it.") @Nullable Instant deliveredAt) {
        static OfFeed of(Served.UpTo subscriber, long retraction) {
            return new OfFeed(
                    subscriber.subscription(),
                    subscriber.topic(),
                    subscriber.host(),
                    subscriber.seq() >= retraction,
                    subscriber.deliveredAt());
        }
    }

    /** An endpoint that is told of retractions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WebhookReceipt", description = "Whether an endpoint has taken the retraction.")
    public record OfWebhook(
            @Schema(required = true, description = "The id of the webhook.")
            UUID webhook,

            @Schema(required = true, description = "The host of its address.", examples = "partner.example.org")
            String host,

            @Nullable String description,

            @Schema(description = "The id of the partner's key whose endpoint it is.") @Nullable UUID partner,

            @Schema(required = true, description = "Whether it is told anything at present.", examples = "true")
            boolean active,

            @Schema(
                    required = true,
                    description = "Whether it took the retraction, or was made after it.",
                    examples = "true")
            boolean acknowledged,

            @Schema(description = "When it took it, as long as the log of deliveries goes back.") @Nullable Instant acknowledgedAt) {
        static OfWebhook of(Acknowledgement found) {
            return new OfWebhook(
                    found.endpoint(),
                    found.host(),
                    found.description(),
                    found.partner(),
                    found.isActive(),
                    found.isPast(),
                    found.at());
        }
    }
}
