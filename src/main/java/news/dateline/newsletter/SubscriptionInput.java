package news.dateline.newsletter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sign-up as programs send it. */
@Schema(name = "SubscriptionInput", description = "Who wants which newsletters.")
record SubscriptionInput(
        @Schema(required = true, examples = "reader@example.org") @Nullable String email,

        @Schema(required = true, description = "The slugs of 1 to 20 newsletters.", examples = "[\"daily-brief\"]")
        @Nullable List<String> newsletters,

        @Nullable Consent consent,

        @Schema(
                description = "The language of the letter; left out, `Accept-Language` decides.",
                enumeration = {"en", "uk"})
        @Nullable String language,

        @Nullable Proof proof) {

    /** What was shown to the reader. */
    @Schema(name = "ConsentInput", description = "What was shown to the reader, for the ledger of consent.")
    record Consent(
            @Schema(
                    maxLength = SigningUp.LONGEST_TEXT,
                    description = "The words that the reader agreed to.",
                    examples = "Send me the Daily Brief. I can leave at any time.")
            @Nullable String text,

            @Schema(
                    maxLength = SigningUp.LONGEST_FORM,
                    description = "Which form showed them.",
                    examples = "article-footer")
            @Nullable String formId) {}

    /** A solved challenge. */
    @Schema(
            name = "ProofOfWork",
            description =
                    "A solved challenge; only where `getSubscriptionChallenge` asks for `bits`. The SHA-256 of the "
                            + "challenge, a colon and the nonce begins with so many zero bits.")
    record Proof(
            @Schema(required = true, description = "As it was issued; it is good once.") @Nullable String challenge,

            @Schema(required = true, description = "Whatever solves it.", examples = "181") @Nullable String nonce) {}
}
