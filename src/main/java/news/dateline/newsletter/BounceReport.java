package news.dateline.newsletter;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What followed from what a mail provider told. */
@Schema(name = "BounceReport", description = "What followed from the events.")
public record BounceReport(
        @Schema(
                required = true,
                description = "How many of them have the consequence that nobody writes to the address any more.",
                examples = "2")
        int suppressed,

        @Schema(
                required = true,
                description = "How many have none: soft bounces, old news, letters that nobody knows.",
                examples = "1")
        int ignored) {}
