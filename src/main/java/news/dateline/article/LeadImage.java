package news.dateline.article;

import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The picture above an article.
 *
 * @param url absolute, or site-relative as stored
 * @param alt what it shows, for those who cannot see it
 * @param width in pixels
 * @param height in pixels
 * @param illustrative whether it only illustrates and does not show the event itself
 */
@Schema(description = "The picture above an article.")
public record LeadImage(
        @Schema(required = true, examples = "https://example.org/images/harbour.jpg")
        String url,

        @Nullable String alt,
        @Nullable String caption,
        @Nullable String credit,

        @Nullable @Schema(description = "In pixels.", examples = "1600")
        Integer width,

        @Nullable @Schema(description = "In pixels.", examples = "900")
        Integer height,

        @Nullable @Schema(description = "Whether it illustrates only and does not show the event itself.")
        Boolean illustrative) {

    LeadImage at(UnaryOperator<String> absolute) {
        return new LeadImage(absolute.apply(url), alt, caption, credit, width, height, illustrative);
    }
}
