package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** A picture with what is said about it. */
@Schema(
        name = "ImageBlock",
        description = "A picture. Consecutive images with the same `gallery` belong together.",
        requiredProperties = {"type", "id", "url"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "image"))
public record Image(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "http, https or relative to the site", examples = "https://images.example.org/pier.jpg")
        String url,

        @Nullable @Schema(description = "What the picture shows, for those who cannot see it", examples = "A ferry at the pier")
        String alt,

        @Nullable @Schema(description = "The line below the picture, with inline marks", examples = "The pier at dawn")
        String caption,

        @Nullable @Schema(description = "Whose picture it is, plain text", examples = "A. Photographer / Agency")
        String credit,

        @Nullable @Schema(description = "In pixels", examples = "1600")
        Integer width,

        @Nullable @Schema(description = "In pixels", examples = "900")
        Integer height,

        @Nullable @Schema(description = "Present and true when the picture illustrates and does not document", examples = "true")
        Boolean illustrative,

        @Nullable @Schema(description = "Present and true when a machine made the picture", examples = "true")
        Boolean aiGenerated,

        @Nullable @Schema(
                description =
                        "Present and `false` when the newsroom may show it itself and not pass it on: feeds, partners "
                                + "and other formats come without it",
                examples = "false")
        Boolean syndicable,

        @Nullable @Schema(description = "Shared by the images of one gallery", examples = "g-5d41ab")
        String gallery)
        implements Block {
    public Image {
        id = Check.id(id);
        url = Check.url(url, "/url");
        alt = Check.plainOrNull(alt);
        caption = Check.inlineOrNull(caption);
        credit = Check.plainOrNull(credit);
        width = Check.sizeOrNull(width, "/width");
        height = Check.sizeOrNull(height, "/height");
        illustrative = Check.trueOrNull(illustrative);
        aiGenerated = Check.trueOrNull(aiGenerated);
        syndicable = Check.falseOrNull(syndicable);
        gallery = Check.idOrNull(gallery, "/gallery");
    }

    /** A picture of which nothing is known but what it shows and whose it is. */
    public Image(
            String id,
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {
        this(id, url, alt, caption, credit, width, height, null, null, null, null);
    }

    Image inGallery(@Nullable String of) {
        return new Image(id, url, alt, caption, credit, width, height, illustrative, aiGenerated, syndicable, of);
    }

    Image captioned(String line) {
        return new Image(id, url, alt, line, credit, width, height, illustrative, aiGenerated, syndicable, gallery);
    }

    /** The same with what an earlier version knew of it and this one does not say. */
    Image remembering(Image earlier) {
        return new Image(
                id,
                url,
                alt,
                caption,
                credit,
                width,
                height,
                illustrative == null ? earlier.illustrative : illustrative,
                aiGenerated == null ? earlier.aiGenerated : aiGenerated,
                syndicable == null ? earlier.syndicable : syndicable,
                gallery);
    }

    Image at(String address) {
        return new Image(
                id, address, alt, caption, credit, width, height, illustrative, aiGenerated, syndicable, gallery);
    }

    @Override
    public Image withId(String newId) {
        return new Image(
                newId, url, alt, caption, credit, width, height, illustrative, aiGenerated, syndicable, gallery);
    }
}
