package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger of consent on the wire, for the person it is about and for administrators. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConsentEntry", description = "What somebody agreed to or ended, when and how.")
public record ConsentView(
        @Schema(required = true) Instant at,

        @Schema(
                required = true,
                enumeration = {
                    "requested",
                    "confirmed",
                    "withdrawn",
                    "imported",
                    "bounced",
                    "complained",
                    "erased",
                    "expired"
                })
        String kind,

        @Schema(description = "The slug it had then; absent where it concerns all.", examples = "daily-brief") @Nullable String newsletter,

        @Schema(
                required = true,
                description = "How it came about.",
                enumeration = {"json", "form", "mail", "preferences", "one-click", "desk", "import", "provider", "clock"
                })
        String via,

        @Schema(description = "What was shown.", examples = "Send me the Daily Brief. I can leave at any time.")
        @Nullable String text,

        @Schema(description = "The form that showed it.", examples = "article-footer") @Nullable String formId,

        @Schema(description = "The language it was shown in.", examples = "en") @Nullable String language,

        @Schema(description = "The network that the request came from.", examples = "192.0.2.0/24") @Nullable String network,

        @Schema(description = "Why it ended.") @Nullable String reason,

        @Schema(description = "What shows that it was the owner of the address.") @Nullable String proof) {

    static ConsentView of(Tuple row) {
        return new ConsentView(
                row.get("at", Instant.class),
                row.get("kind", String.class),
                row.get("newsletter", String.class),
                row.get("via", String.class),
                row.get("text", String.class),
                row.get("form", String.class),
                row.get("locale", String.class),
                row.get("network", String.class),
                row.get("reason", String.class),
                row.get("proof", String.class));
    }
}
