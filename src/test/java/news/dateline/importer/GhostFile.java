package news.dateline.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes small Ghost exports; the ids of one are not those of another. */
final class GhostFile {
    /** Half a surrogate pair can only be written as an escape. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String prefix = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();

    /** In the order of a real export: what belongs to posts comes behind them. */
    GhostFile() {
        List.of("posts", "posts_authors", "posts_meta", "posts_tags", "settings", "tags", "users")
                .forEach(this::table);
    }

    /** A published post; more columns, or other values, in pairs. */
    GhostFile post(String name, String html, String... columns) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", prefix + "-" + name);
        row.put("title", "Title of " + name);
        row.put("slug", slug(name));
        row.put("lexical", "{\"root\":{}}");
        row.put("html", html);
        row.put("type", "post");
        row.put("status", "published");
        row.put("locale", null);
        row.put("visibility", "public");
        row.put("published_at", "2025-01-21T21:46:00.000Z");
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        return row("posts", row);
    }

    /** The same file without the post. */
    GhostFile without(String name) {
        table("posts").removeIf(row -> row.containsValue(prefix + "-" + name));
        return this;
    }

    GhostFile tagged(String name, String tag, int order) {
        return row("posts_tags", Map.of("post_id", prefix + "-" + name, "tag_id", tag, "sort_order", order));
    }

    GhostFile tag(String id, String slug, String visibility) {
        return row("tags", Map.of("id", id, "name", "Tag " + slug, "slug", slug, "visibility", visibility));
    }

    GhostFile setting(String key, String value) {
        return row("settings", Map.of("key", key, "value", value));
    }

    GhostFile row(String table, Map<String, Object> row) {
        table(table).add(row);
        return this;
    }

    private List<Map<String, Object>> table(String name) {
        return tables.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    String slug(String name) {
        return "ghost-" + prefix + "-" + name;
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(
                    Map.of("db", List.of(Map.of("meta", Map.of("version", "6.65.0"), "data", tables))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
