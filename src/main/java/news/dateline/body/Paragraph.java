package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A paragraph of running text. */
@Schema(
        name = "ParagraphBlock",
        description = "A paragraph of running text.",
        requiredProperties = {"type", "id", "html", "text"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "paragraph"))
public record Paragraph(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "The text, with inline marks", examples = "Talks resume in <em>Davos</em> on Tuesday.")
        String html,

        @Schema(description = "The same without markup; derived from `html`, ignored in input", readOnly = true)
        String text)
        implements Block {
    public Paragraph {
        id = Check.id(id);
        var clean = Sanitizer.inline(Check.present(html, "/html"));
        html = clean.html();
        text = clean.text();
    }

    Paragraph(String html) {
        this("", html, "");
    }

    @Override
    public Paragraph withId(String newId) {
        return new Paragraph(newId, html, text);
    }
}
