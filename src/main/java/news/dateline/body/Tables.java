package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tables of plain cells; a table with joined cells or blocks within keeps its markup. */
final class Tables {
    private static final int FILLED = 50_000;

    private final List<Element> rows = new ArrayList<>();
    private final Page page;
    private String obstacle = "";

    private Tables(Page page) {
        this.page = page;
    }

    static void read(Element table, BlockReader reader) {
        var tables = new Tables(reader.page());
        tables.gather(table);
        if (tables.isLayout()) {
            reader.children(tables.rows.getFirst().child(0));
        } else if (tables.obstacle.isEmpty()) {
            var block = tables.table(table.children().stream()
                    .filter(child -> child.normalName().equals("caption"))
                    .findFirst()
                    .orElse(null));
            if (Characters.isVisible(BodyText.of(block))) {
                reader.add(block);
            }
        } else if (!tables.rows.isEmpty()) {
            reader.keep(table, "table " + tables.obstacle);
        }
    }

    /** Old sites put columns and frames of pages into tables: one cell is no table. */
    private boolean isLayout() {
        return rows.size() == 1 && rows.getFirst().childrenSize() == 1;
    }

    private void gather(Element part) {
        for (var child : part.children()) {
            switch (child.normalName()) {
                case "tr" -> row(child);
                case "thead", "tbody", "tfoot" -> gather(child);
                default -> {}
            }
        }
        if (rows.isEmpty()) {
            obstacle = "without rows";
        }
    }

    private void row(Element row) {
        rows.add(row);
        for (var cell : row.children()) {
            if (page.holdsBlock(cell)) {
                obstacle = "with blocks";
            } else if (isJoined(cell, "colspan") || isJoined(cell, "rowspan")) {
                obstacle = "with joined cells";
            }
        }
        if (rows.size() > 1 && isHead(row)) {
            obstacle = "with two rows of headers";
        }
    }

    private static boolean isJoined(Element cell, String attribute) {
        return cell.hasAttr(attribute) && !cell.attr(attribute).strip().equals("1");
    }

    private static boolean isHead(Element row) {
        var parent = row.parent();
        return parent != null && parent.normalName().equals("thead");
    }

    private Table table(@Nullable Element caption) {
        var cells = new ArrayList<List<String>>();
        int width = rows.stream().mapToInt(Element::childrenSize).max().orElse(0);
        // Rows are filled up to the widest, unless that would make a huge table of a hostile one.
        boolean fill = (long) width * rows.size() <= FILLED;
        for (var row : rows) {
            var line = new ArrayList<String>();
            row.children().forEach(cell -> line.add(cell.html()));
            while (fill && line.size() < width) {
                line.add("");
            }
            cells.add(line);
        }
        var first = rows.getFirst();
        boolean head = isHead(first)
                || (rows.size() > 1
                        && first.children().stream()
                                .allMatch(cell -> cell.normalName().equals("th")));
        List<String> header = head ? cells.removeFirst() : List.of();
        return new Table("", header, cells, caption == null ? null : caption.html());
    }
}
