package news.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint on the wire, for administrators. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "An endpoint that is told of changes.")
public record WebhookView(
        @Schema(required = true) UUID id,

        @Schema(required = true, format = "uri", examples = "https://partner.example.org/hooks/dateline")
        String url,

        @Schema(
                required = true,
                description = "The types that it is told of; empty: all.",
                examples = "[\"article.published\",\"article.retracted\"]")
        List<String> types,

        @Schema(examples = "Archive of the agency") @Nullable String description,

        @Schema(description = "The id of the partner's key whose endpoint it is.") @Nullable UUID partner,

        @Schema(required = true, description = "Whether it is told anything.", examples = "true")
        boolean active,

        @Schema(
                description = "Why it is not: staff paused it, it answered 410, or it did not take a change for days.",
                enumeration = {"by-staff", "gone", "unanswered"})
        @Nullable String disabledReason,

        @Schema(description = "Since when it is not.") @Nullable Instant disabledAt,

        @Schema(
                required = true,
                description = "The `seq` up to which everything was taken, or was not asked for.",
                examples = "42")
        long position,

        @Schema(required = true, description = "How often the next change was tried in vain.", examples = "0")
        int attempts,

        @Schema(description = "When it is tried next; absent unless it failed.") @Nullable Instant nextAttemptAt,

        @Schema(required = true) Instant createdAt,

        @Schema(
                description = "What signatures are made with. Shown when it is made and never again.",
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
        @Nullable String secret)
        implements ShownOnce {

    WebhookView with(String fresh) {
        return copy(fresh);
    }

    @Override
    public WebhookView withoutSecret() {
        return copy(null);
    }

    private WebhookView copy(@Nullable String fresh) {
        return new WebhookView(
                id,
                url,
                types,
                description,
                partner,
                active,
                disabledReason,
                disabledAt,
                position,
                attempts,
                nextAttemptAt,
                createdAt,
                fresh);
    }

    /** For logs, which must hold neither the secret nor the address. */
    @Override
    public String toString() {
        return "Webhook " + id;
    }
}
