package news.dateline.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** A list, numbered or not, whose items may hold further lists. */
@Schema(
        name = "ListBlock",
        description = "A list, numbered from 1 or not numbered, whose items may hold further lists.",
        requiredProperties = {"type", "id", "ordered", "items"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "list"))
public record ItemList(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "l-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "Numbered or not", examples = "false")
        boolean ordered,

        @Schema(description = "The items, in order") List<Item> items)
        implements Block {

    public ItemList {
        id = Check.id(id);
        items = Check.items(items);
    }

    @Override
    public ItemList withId(String newId) {
        return new ItemList(newId, ordered, items);
    }

    /** One entry of a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ListItem",
            description = "One entry of a list.",
            requiredProperties = {"html", "text"})
    public record Item(
            @Schema(description = "The entry, with inline marks", examples = "Talks in <em>Davos</em>")
            String html,

            @Schema(description = "The same without markup; derived from `html`, ignored in input", readOnly = true)
            String text,

            @Nullable @Schema(description = "The list within this entry")
            Nested list) {

        public Item {
            var clean = Sanitizer.inline(Check.present(html, "/html"));
            html = clean.html();
            text = clean.text();
        }
    }

    /** A list within an entry of a list. */
    @Schema(
            name = "NestedList",
            description = "A list within an entry of a list.",
            requiredProperties = {"ordered", "items"})
    public record Nested(
            @Schema(description = "Numbered or not", examples = "true")
            boolean ordered,

            @Schema(description = "The items, in order") List<Item> items) {

        public Nested {
            items = Check.items(items);
        }
    }
}
