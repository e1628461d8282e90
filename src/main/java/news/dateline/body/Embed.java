package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Something that lives elsewhere (a video, a post, a chart), with a static fallback and never a foreign script. */
@Schema(
        name = "EmbedBlock",
        description =
                "Something that lives elsewhere: a video, a post, a chart, a page. What is here suffices to show a link; no third-party script is needed or delivered.",
        requiredProperties = {"type", "id", "provider", "url"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "embed"))
public record Embed(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(
                description = "`youtube`, `x`, …; `video` for a bare file; otherwise the name or host of the publisher",
                examples = "youtube")
        String provider,

        @Schema(
                description = "Where it lives, for people rather than for frames",
                examples = "https://www.youtube.com/watch?v=abcdefghijk")
        String url,

        @Nullable @Schema(description = "Plain text", examples = "The signing, in full")
        String title,

        @Nullable @Schema(description = "Plain text", examples = "The words of a post, or what to expect of a page")
        String description,

        @Nullable @Schema(description = "A still or thumbnail", examples = "https://images.example.org/still.jpg")
        String imageUrl,

        @Nullable @Schema(description = "The line below, with inline marks", examples = "Footage of the day")
        String caption)
        implements Block {
    public Embed {
        id = Check.id(id);
        provider = Check.plain(provider, "/provider");
        url = Check.url(url, "/url");
        title = Check.plainOrNull(title);
        description = Check.plainOrNull(description);
        imageUrl = Check.urlOrNull(imageUrl, "/imageUrl");
        caption = Check.inlineOrNull(caption);
    }

    static Embed of(String provider, String url) {
        return new Embed("", provider, url, null, null, null, null);
    }

    @Override
    public Embed withId(String newId) {
        return new Embed(newId, provider, url, title, description, imageUrl, caption);
    }
}
