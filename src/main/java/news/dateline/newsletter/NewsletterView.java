package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newsletter on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Newsletter", description = "Something that readers get by mail.")
public record NewsletterView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "By which it is asked for.", examples = "daily-brief")
        String slug,

        @Schema(required = true, description = "What readers see.", examples = "The Daily Brief")
        String name,

        @Schema(description = "What it is about.", examples = "What happened, why it matters, and what to watch today.")
        @Nullable String description,

        @Schema(description = "When it comes, in words.", examples = "Every weekday at 7:00") @Nullable String cadence,

        @Schema(required = true, description = "The language it is written in (BCP 47).", examples = "en")
        String language,

        @Schema(required = true, description = "Whether it takes new subscribers.", examples = "true")
        boolean open,

        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) Links links,
        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** Where it is. */
    @Schema(name = "NewsletterLinks", description = "Where a newsletter is, and where one subscribes to it.")
    public record Links(
            @Schema(required = true, format = "uri", examples = "https://api.example.org/v1/newsletters/daily-brief")
            String self,

            @Schema(
                    required = true,
                    format = "uri",
                    description = "Takes a `POST` with an address.",
                    examples = "https://api.example.org/v1/subscriptions")
            String subscribe) {}

    static NewsletterView of(Newsletter newsletter, String base) {
        var profile = newsletter.profile();
        return new NewsletterView(
                newsletter.id(),
                newsletter.slug(),
                profile.name(),
                profile.description(),
                profile.cadence(),
                profile.language(),
                profile.isOpen(),
                newsletter.updatedAt(),
                new Links(base + "/v1/newsletters/" + newsletter.slug(), base + "/v1/subscriptions"),
                Shown.of(List.of("newsletter:" + newsletter.slug()), newsletter.updatedAt()));
    }
}
