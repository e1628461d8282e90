package news.dateline.body;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A break between two parts. */
@Schema(
        name = "DividerBlock",
        description = "A break between two parts.",
        requiredProperties = {"type", "id"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "divider"))
public record Divider(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id)
        implements Block {
    public Divider {
        id = Check.id(id);
    }

    @Override
    public Divider withId(String newId) {
        return new Divider(newId);
    }
}
