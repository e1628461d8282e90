package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newsletter on the wire, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeskNewsletter", description = "A newsletter as staff work on it.")
public record NewsletterDeskView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "daily-brief") String slug,

        @Schema(required = true, examples = "The Daily Brief")
        String name,

        @Nullable String description,
        @Nullable String cadence,
        @Schema(required = true, examples = "en") String language,
        @Nullable String senderName,
        @Nullable String senderAddress,
        @Nullable String replyTo,

        @Schema(required = true, description = "Whether it takes new subscribers.", examples = "true")
        boolean open,

        @Schema(description = "How many confirmed subscribers it has; absent in the list.", examples = "1204") @Nullable Long subscribers,

        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, description = "`self` at the desk, `public` where readers see it.", examples = """
                        {"self": "https://api.example.org/v1/desk/newsletters/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f",
                         "public": "https://api.example.org/v1/newsletters/daily-brief"}""")
        Map<String, String> links) {

    static NewsletterDeskView of(Newsletter newsletter, @Nullable Long subscribers, String base) {
        var profile = newsletter.profile();
        return new NewsletterDeskView(
                newsletter.id(),
                newsletter.slug(),
                profile.name(),
                profile.description(),
                profile.cadence(),
                profile.language(),
                profile.senderName(),
                profile.senderAddress(),
                profile.replyTo(),
                profile.isOpen(),
                subscribers,
                newsletter.updatedAt(),
                Map.of(
                        "self", base + path(newsletter.id()),
                        "public", base + "/v1/newsletters/" + newsletter.slug()));
    }

    /** Where it lies at the desk, whatever its slug. */
    static String path(UUID id) {
        return "/v1/desk/newsletters/" + id;
    }
}
