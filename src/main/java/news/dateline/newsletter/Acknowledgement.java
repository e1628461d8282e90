package news.dateline.newsletter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What whoever sent an address is told, whatever is known about it. */
@Schema(name = "Acknowledgement", description = "The same for every address, whether we know it or not.")
record Acknowledgement(
        @Schema(required = true, examples = "pending") String status,

        @Schema(
                required = true,
                description = "To be shown to the reader, in English or Ukrainian by `Accept-Language`.",
                examples = "Thank you for signing up for this newsletter. We've sent you a confirmation email.")
        String message) {}
