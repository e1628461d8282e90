package news.dateline.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How large a body may be: far beyond any article, short of what would hurt. */
final class Limits {
    static final int BLOCKS = 2_000;
    static final int TEXT = 100_000;
    static final int ITEMS = 2_000;
    static final int NESTING = 8;
    static final int ROWS = 2_000;
    static final int COLUMNS = 100;

    private Limits() {}

    static void check(List<Block> blocks) {
        if (blocks.size() > BLOCKS) {
            throw tooManyBlocks();
        }
        for (int at = 0; at < blocks.size(); at++) {
            check(blocks.get(at), "/" + at);
        }
    }

    static InvalidBlock tooManyBlocks() {
        return new InvalidBlock("", "too-many", "A body has at most %,d blocks.".formatted(BLOCKS));
    }

    private static void check(Block block, String at) {
        switch (block) {
            case Paragraph it -> text(it.html(), at + "/html");
            case Heading it -> text(it.html(), at + "/html");
            case Quote it -> {
                text(it.html(), at + "/html");
                text(it.attribution(), at + "/attribution");
            }
            case ItemList it -> items(it.items(), at + "/items", 1);
            case Image it -> {
                text(it.caption(), at + "/caption");
                text(it.alt(), at + "/alt");
            }
            case Embed it -> {
                text(it.description(), at + "/description");
                text(it.caption(), at + "/caption");
            }
            case Audio it -> text(it.caption(), at + "/caption");
            case Table it -> table(it, at);
            case Code it -> text(it.text(), at + "/text");
            case HtmlFragment it -> text(it.html(), at + "/html");
            case RelatedArticle _, Divider _ -> {}
        }
    }

    private static void items(List<ItemList.Item> items, String at, int depth) {
        atMost(items.size(), ITEMS, at, "items");
        atMost(depth, NESTING, at, "levels of lists");
        for (int i = 0; i < items.size(); i++) {
            text(items.get(i).html(), at + "/" + i + "/html");
            var nested = items.get(i).list();
            if (nested != null) {
                items(nested.items(), at + "/" + i + "/list/items", depth + 1);
            }
        }
    }

    private static void table(Table table, String at) {
        text(table.caption(), at + "/caption");
        atMost(table.header().size(), COLUMNS, at + "/header", "columns");
        atMost(table.rows().size(), ROWS, at + "/rows", "rows");
        for (int i = 0; i < table.rows().size(); i++) {
            atMost(table.rows().get(i).size(), COLUMNS, at + "/rows/" + i, "columns");
        }
    }

    private static void text(@Nullable String text, String at) {
        if (text != null && text.length() > TEXT) {
            throw new InvalidBlock(at, "too-long", "A text here has at most %,d characters.".formatted(TEXT));
        }
    }

    private static void atMost(int size, int most, String at, String what) {
        if (size > most) {
            throw new InvalidBlock(at, "too-many", "There are at most %,d %s here.".formatted(most, what));
        }
    }
}
