package news.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A try to tell an endpoint of something, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery", description = "A try to tell an endpoint of something.")
public record DeliveryView(
        @Schema(required = true) UUID id,

        @Schema(description = "The change; absent for a ping.", examples = "42") @Nullable Long seq,

        @Schema(required = true, examples = "article.published")
        String type,

        @Schema(required = true, description = "The `webhook-id`, the same at each try.", examples = "chg_42")
        String eventId,

        @Schema(required = true, description = "The first is 1.", minimum = "1", examples = "1")
        int attempt,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "In milliseconds.", minimum = "0", examples = "87")
        int durationMillis,

        @Schema(
                required = true,
                description =
                        "`rejected`: there was an answer, but none of 200 to 299. `forbidden`: the host has an address "
                                + "that is not of the public internet.",
                enumeration = {"delivered", "rejected", "timed-out", "unreachable", "forbidden"})
        String outcome,

        @Schema(description = "The status of the answer, if there was one.", examples = "204") @Nullable Integer status,

        @Schema(description = "When it was to be tried again.") @Nullable Instant nextAttemptAt) {}
