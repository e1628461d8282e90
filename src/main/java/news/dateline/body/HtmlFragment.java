package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** Markup that fits no other block, sanitised: the last resort of an import. */
@Schema(
        name = "HtmlBlock",
        description =
                "Markup that fits no other block, sanitised: the last resort of an import. Holds block elements, tables and pictures; never scripts, styles, frames or forms.",
        requiredProperties = {"type", "id", "html", "text"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "html"))
public record HtmlFragment(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(
                description = "Sanitised markup",
                examples = "<details><summary>What we know</summary><p>Not much yet.</p></details>")
        String html,

        @Schema(description = "The same without markup; derived from `html`, ignored in input", readOnly = true)
        String text)
        implements Block {
    public HtmlFragment {
        id = Check.id(id);
        var clean = Sanitizer.rich(Check.present(html, "/html"));
        html = clean.html();
        text = clean.text();
    }

    @Override
    public HtmlFragment withId(String newId) {
        return new HtmlFragment(newId, html, text);
    }
}
