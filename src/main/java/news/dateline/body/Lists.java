package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Lists of lines and lists; any other list keeps its markup. */
final class Lists {
    private final Page page;
    /** Why this list cannot be a list block; empty while it can. */
    private String obstacle = "";

    private Lists(Page page) {
        this.page = page;
    }

    static void read(Element list, BlockReader reader) {
        var lists = new Lists(reader.page());
        var items = lists.items(list, 1);
        if (!lists.obstacle.isEmpty()) {
            reader.keep(list, "list " + lists.obstacle);
        } else if (!items.isEmpty()) {
            reader.add(new ItemList("", isOrdered(list), items));
        }
    }

    private static boolean isOrdered(Element list) {
        return list.normalName().equals("ol");
    }

    private List<ItemList.Item> items(Element list, int depth) {
        var items = new ArrayList<ItemList.Item>();
        if (page.holdsMoreThanLists(list)) {
            obstacle = "with blocks";
        } else if (!List.of("", "1").contains(list.attr("start")) || list.hasAttr("reversed")) {
            obstacle = "with numbers of its own";
        } else if (depth > Limits.NESTING) {
            obstacle = "too deep";
        } else {
            for (var node : list.childNodes()) {
                child(node, items, depth);
            }
        }
        return items;
    }

    private void child(Node node, List<ItemList.Item> items, int depth) {
        if (node instanceof Element child && isList(child)) {
            // Not allowed but common: a list beside the item it belongs to.
            var nested = new ItemList.Nested(isOrdered(child), items(child, depth + 1));
            if (!items.isEmpty() && items.getLast().list() == null) {
                var owner = items.removeLast();
                items.add(new ItemList.Item(owner.html(), "", nested));
            } else {
                items.addAll(nested.items());
            }
        } else if (node instanceof Element || (node instanceof TextNode text && !text.isBlank())) {
            var entry = new Entry(depth);
            entry.gather(node);
            entry.addTo(items);
        }
    }

    private static boolean isList(Element element) {
        return element.normalName().equals("ul") || element.normalName().equals("ol");
    }

    /** One item while it is gathered: its line, then perhaps its list. */
    private final class Entry {
        private final StringBuilder line = new StringBuilder();
        private final int depth;
        private ItemList.@Nullable Nested list;

        Entry(int depth) {
            this.depth = depth;
        }

        void gather(Node node) {
            if (!(node instanceof Element element)) {
                if (list != null && node instanceof TextNode text && !text.isBlank()) {
                    obstacle = "with text after a list within";
                }
                line.append(node.outerHtml());
            } else if (isList(element)) {
                nest(element);
            } else if (page.holdsBlock(element)) {
                element.childNodes().forEach(this::gather);
            } else {
                if (list != null && Characters.isVisible(element.text())) {
                    obstacle = "with text after a list within";
                }
                line.append(element.outerHtml());
            }
        }

        private void nest(Element element) {
            var more = items(element, depth + 1);
            if (list == null) {
                list = more.isEmpty() ? null : new ItemList.Nested(isOrdered(element), more);
            } else if (list.ordered() == isOrdered(element)) {
                var all = new ArrayList<>(list.items());
                all.addAll(more);
                list = new ItemList.Nested(list.ordered(), all);
            } else {
                obstacle = "with several lists within";
            }
        }

        void addTo(List<ItemList.Item> items) {
            var item = new ItemList.Item(line.toString(), "", list);
            if (list != null || Characters.isVisible(item.text())) {
                items.add(item);
            }
        }
    }
}
