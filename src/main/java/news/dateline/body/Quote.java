package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Words of someone else, set apart. */
@Schema(
        name = "QuoteBlock",
        description = "Words of someone else, set apart.",
        requiredProperties = {"type", "id", "html", "text"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "quote"))
public record Quote(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "What was said, with inline marks", examples = "We sign today.")
        String html,

        @Schema(description = "The same without markup; derived from `html`, ignored in input", readOnly = true)
        String text,

        @Nullable @Schema(
                description = "Who said it, with inline marks",
                examples = "<a href=\"https://example.org/\">The minister</a>")
        String attribution)
        implements Block {
    public Quote {
        id = Check.id(id);
        var clean = Sanitizer.inline(Check.present(html, "/html"));
        html = clean.html();
        text = clean.text();
        attribution = Check.inlineOrNull(attribution);
    }

    @Override
    public Quote withId(String newId) {
        return new Quote(newId, html, text, attribution);
    }
}
