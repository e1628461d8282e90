package news.dateline.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An {@code <item>} of a WXR file: its texts by name, and those of its parts that repeat. */
final class WxrItem {
    private static final int MOST_CATEGORIES = 20_000;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> meta = new HashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private int comments;

    /** The text of the element, stripped; empty if it is not there. */
    String text(String name) {
        return texts.getOrDefault(name, "").strip();
    }

    /** The body as it is, with the line ends that mean something in it. */
    String content() {
        return texts.getOrDefault("content:encoded", "");
    }

    String meta(String key) {
        return meta.getOrDefault(key, "").strip();
    }

    int comments() {
        return comments;
    }

    List<Label> labels(String domain) {
        return categories.stream()
                .filter(category -> category.domain.equals(domain))
                .map(category -> Label.of(category.nicename, Wording.plain(category.name)))
                .toList();
    }

    void add(String name, String text) {
        texts.putIfAbsent(name, text);
    }

    void addMeta(String key, String value) {
        meta.putIfAbsent(key, value);
    }

    void addCategory(String domain, String nicename, String name) {
        if (categories.size() < MOST_CATEGORIES) {
            categories.add(new Category(domain, nicename, name));
        }
    }

    void addComment() {
        comments++;
    }

    private record Category(String domain, String nicename, String name) {}
}
