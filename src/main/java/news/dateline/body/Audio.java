package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** A recording. */
@Schema(
        name = "AudioBlock",
        description = "A recording.",
        requiredProperties = {"type", "id", "url"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "audio"))
public record Audio(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "http, https or relative to the site", examples = "https://media.example.org/talks.mp3")
        String url,

        @Nullable @Schema(description = "Its media type", examples = "audio/mpeg")
        String mediaType,

        @Nullable @Schema(description = "Its length", examples = "131")
        Integer durationSeconds,

        @Nullable @Schema(description = "Plain text", examples = "Listen to this article")
        String title,

        @Nullable @Schema(description = "The line below, with inline marks", examples = "Recorded in Davos")
        String caption,

        @Nullable @Schema(description = "Present and true when a machine speaks", examples = "true")
        Boolean aiGenerated,

        @Nullable @Schema(
                description =
                        "Present and `false` when the newsroom may show it itself and not pass it on: feeds, partners "
                                + "and other formats come without it",
                examples = "false")
        Boolean syndicable)
        implements Block {
    public Audio {
        id = Check.id(id);
        url = Check.url(url, "/url");
        mediaType = Check.mediaTypeOrNull(mediaType);
        durationSeconds = Check.sizeOrNull(durationSeconds, "/durationSeconds");
        title = Check.plainOrNull(title);
        caption = Check.inlineOrNull(caption);
        aiGenerated = Check.trueOrNull(aiGenerated);
        syndicable = Check.falseOrNull(syndicable);
    }

    /** A recording of which nothing else is known. */
    public Audio(
            String id,
            String url,
            @Nullable String mediaType,
            @Nullable Integer durationSeconds,
            @Nullable String title) {
        this(id, url, mediaType, durationSeconds, title, null, null, null);
    }

    /** The same with what an earlier version knew of it and this one does not say. */
    Audio remembering(Audio earlier) {
        return new Audio(
                id,
                url,
                mediaType,
                durationSeconds,
                title,
                caption,
                aiGenerated == null ? earlier.aiGenerated : aiGenerated,
                syndicable == null ? earlier.syndicable : syndicable);
    }

    Audio at(String address) {
        return new Audio(id, address, mediaType, durationSeconds, title, caption, aiGenerated, syndicable);
    }

    Audio captioned(String line) {
        return new Audio("", url, mediaType, durationSeconds, title, line, aiGenerated, syndicable);
    }

    @Override
    public Audio withId(String newId) {
        return new Audio(newId, url, mediaType, durationSeconds, title, caption, aiGenerated, syndicable);
    }
}
