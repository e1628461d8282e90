package news.dateline.article;

import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An article to listen to.
 *
 * @param url absolute, or site-relative as stored
 * @param mediaType such as {@code audio/mpeg}
 * @param aiGenerated whether a machine reads
 * @param syndicable false if it may not be passed on to others
 */
@Schema(name = "ArticleAudio", description = "An article to listen to.")
public record Audio(
        @Schema(
                required = true,
                format = "uri-reference",
                description =
                        "Absolute for readers; at the desk a path may stay one. What no URI can hold is percent-encoded.",
                examples = "https://media.example.org/agreement.mp3")
        String url,

        @Schema(required = true, description = "Its media type.", examples = "audio/mpeg")
        String mediaType,

        @Nullable @Schema(description = "Its length.", minimum = "0", examples = "131")
        Integer durationSeconds,

        @Nullable @Schema(description = "Whether a machine reads.", examples = "true")
        Boolean aiGenerated,

        @Nullable @Schema(
                description =
                        "`false` when the newsroom may play it itself and not pass it on: feeds, partners and other "
                                + "formats come without it.",
                examples = "true")
        Boolean syndicable) {

    /** Whether the newsroom may pass it on to others. */
    boolean mayBePassedOn() {
        return !Boolean.FALSE.equals(syndicable);
    }

    /** The same recording at another spelling of its address. */
    public Audio at(UnaryOperator<String> spelling) {
        return new Audio(spelling.apply(url), mediaType, durationSeconds, aiGenerated, syndicable);
    }
}
