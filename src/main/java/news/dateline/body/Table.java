package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** A table of plain cells. */
@Schema(
        name = "TableBlock",
        description = "A table of plain cells. Cells hold inline marks.",
        requiredProperties = {"type", "id", "header", "rows"},
        properties = @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "table"))
public record Table(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "The cells of the header; empty when there is none", examples = "[\"Party\",\"Seats\"]")
        List<String> header,

        @Schema(
                description = "The rows below, each as wide as the header",
                examples = "[[\"Greens\",\"<strong>42</strong>\"]]")
        List<List<String>> rows,

        @Nullable @Schema(description = "What the table shows, with inline marks", examples = "Seats by party")
        String caption)
        implements Block {
    public Table {
        id = Check.id(id);
        header = cells(Objects.requireNonNullElse(header, List.of()), "/header");
        var checked = new ArrayList<List<String>>();
        for (var row : Check.present(rows, "/rows")) {
            checked.add(cells(Check.present(row, "/rows/" + checked.size()), "/rows/" + checked.size()));
        }
        rows = List.copyOf(checked);
        caption = Check.inlineOrNull(caption);
    }

    private static List<String> cells(List<String> row, String at) {
        var cells = new ArrayList<String>(row.size());
        for (var cell : row) {
            cells.add(Sanitizer.inline(Check.present(cell, at + "/" + cells.size()))
                    .html());
        }
        return List.copyOf(cells);
    }

    @Override
    public Table withId(String newId) {
        return new Table(newId, header, rows, caption);
    }
}
