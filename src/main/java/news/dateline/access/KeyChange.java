package news.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a key can be changed; who it lets in as what cannot. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "KeyChange", description = "What of a key can be changed; its role and its author cannot.")
record KeyChange(
        @Schema(description = "Who or what uses it.", maxLength = 100) @Nullable String name,

        @Schema(description = "When it ends by itself; `null`: when it is revoked.") @Nullable Instant expiresAt,

        @Schema(description = "Only of a partner's key; `null`: as usual.") @Nullable AgreementInput agreement) {

    /** What answers carry and a change cannot. */
    static final Set<String> READ_ONLY =
            Set.of("id", "role", "author", "prefix", "secret", "createdAt", "revokedAt", "lastUsedAt");

    /** The same as an order, to be checked like one. */
    KeyInput asInput(String role) {
        return new KeyInput(name, role, expiresAt, null, agreement);
    }
}
