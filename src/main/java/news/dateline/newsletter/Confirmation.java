package news.dateline.newsletter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is confirmed. */
@Schema(name = "Confirmation", description = "What is confirmed.")
record Confirmation(
        @Schema(required = true, examples = "confirmed") String status,

        @Schema(required = true, description = "The slugs of the newsletters.", examples = "[\"daily-brief\"]")
        List<String> newsletters) {

    static Confirmation of(List<Newsletter> newsletters) {
        return new Confirmation(
                "confirmed", newsletters.stream().map(Newsletter::slug).toList());
    }
}
