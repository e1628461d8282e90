package news.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import news.dateline.web.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key on the wire, for administrators. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key", description = "A key with which staff, a machine or a partner comes in.")
public record KeyView(
        @Schema(required = true) UUID id,

        @Schema(required = true, examples = "Night desk") String name,

        @Schema(
                required = true,
                enumeration = {"author", "editor", "admin", "partner"})
        String role,

        @Schema(required = true, description = "How the secret begins, to tell keys apart.", examples = "dl_4fGh1Zq")
        String prefix,

        @Schema(description = "The slug of the author whose key it is.") @Nullable String author,

        @Schema(required = true) Instant createdAt,

        @Schema(description = "When it ends by itself.") @Nullable Instant expiresAt,

        @Schema(description = "Since when it is good for nothing.") @Nullable Instant revokedAt,

        @Schema(description = "When it last let somebody in, to the minute.") @Nullable Instant lastUsedAt,

        @Schema(description = "What was agreed with the partner whose key it is.") @Nullable Agreement agreement,

        @Schema(
                description =
                        "What to send as `Authorization: Bearer …`. Shown in the answer that creates the key and never "
                                + "again, not even to a repeated request with the same `Idempotency-Key`.")
        @Nullable String secret)
        implements ShownOnce {

    KeyView with(Secret fresh) {
        return copy(fresh.reveal());
    }

    @Override
    public KeyView withoutSecret() {
        return copy(null);
    }

    private KeyView copy(@Nullable String shown) {
        return new KeyView(
                id, name, role, prefix, author, createdAt, expiresAt, revokedAt, lastUsedAt, agreement, shown);
    }

    /** For logs, which must not hold the secret. */
    @Override
    public String toString() {
        return "Key %s %s…".formatted(id, prefix);
    }
}
