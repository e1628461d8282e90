package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** Text to be shown as typed. */
@Schema(
        name = "CodeBlock",
        description = "Text to be shown as typed: a program, a log, a form.",
        requiredProperties = {"type", "id", "text"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "code"))
public record Code(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Nullable @Schema(description = "The language, if known", examples = "sql")
        String language,

        @Schema(description = "As typed, without markup", examples = "select 1;")
        String text,

        @Nullable @Schema(description = "The line below, with inline marks", examples = "A query")
        String caption)
        implements Block {
    public Code {
        id = Check.id(id);
        language = Check.languageOrNull(language);
        text = Characters.clean(Check.present(text, "/text"));
        caption = Check.inlineOrNull(caption);
    }

    @Override
    public Code withId(String newId) {
        return new Code(newId, language, text, caption);
    }
}
