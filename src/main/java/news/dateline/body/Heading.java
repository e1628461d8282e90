package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A heading within the body; level 2 to 4 suits most pages, as level 1 is the headline. */
@Schema(
        name = "HeadingBlock",
        description = "A heading within the body. Level 2 to 4 suits most pages: level 1 is the headline.",
        requiredProperties = {"type", "id", "level", "html", "text"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "heading"))
public record Heading(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "1 to 6", examples = "2", minimum = "1", maximum = "6")
        int level,

        @Schema(description = "The heading, with inline marks", examples = "What we know")
        String html,

        @Schema(description = "The same without markup; derived from `html`, ignored in input", readOnly = true)
        String text)
        implements Block {
    public Heading {
        id = Check.id(id);
        if (level < 1 || level > 6) {
            throw new InvalidBlock("/level", "out-of-range", "A heading's level is a number from 1 to 6.");
        }
        var clean = Sanitizer.inline(Check.present(html, "/html"));
        html = clean.html();
        text = clean.text();
    }

    @Override
    public Heading withId(String newId) {
        return new Heading(newId, level, html, text);
    }
}
