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
 * @param syndicable false if it may not be passed on to others
 */
@Schema(description = "The picture above an article.")
public record LeadImage(
        @Schema(
                required = true,
                format = "uri-reference",
                description =
                        "Absolute for readers; at the desk a path may stay one. What no URI can hold is percent-encoded.",
                examples = "https://images.example.org/harbour.jpg")
        String url,

        @Nullable @Schema(description = "What it shows, for those who cannot see it.", examples = "A ferry at the pier")
        String alt,

        @Nullable @Schema(description = "The line below it.", examples = "The pier at dawn.")
        String caption,

        @Nullable @Schema(description = "Whose picture it is.", examples = "A. Photographer / Agency")
        String credit,

        @Nullable @Schema(description = "In pixels.", examples = "1600")
        Integer width,

        @Nullable @Schema(description = "In pixels.", examples = "900")
        Integer height,

        @Nullable @Schema(description = "Whether it illustrates only and does not show the event itself.", examples = "true")
        Boolean illustrative,

        @Nullable @Schema(description = "Whether a machine made the picture.", examples = "true")
        Boolean aiGenerated,

        @Nullable @Schema(
                description =
                        "`false` when the newsroom may show it itself and not pass it on: feeds, partners and other "
                                + "formats come without it.",
                examples = "true")
        Boolean syndicable) {

    /** Whether the newsroom may pass it on to others. */
    boolean mayBePassedOn() {
        return !Boolean.FALSE.equals(syndicable);
    }

    /** The same picture at another spelling of its address. */
    public LeadImage at(UnaryOperator<String> spelling) {
        return new LeadImage(
                spelling.apply(url), alt, caption, credit, width, height, illustrative, aiGenerated, syndicable);
    }
}
