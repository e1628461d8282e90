package news.dateline.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a Ghost export says about posts outside of the posts themselves. The tables of an export come in alphabetical
 * order, so this is gathered before the posts are read in a second pass. It holds ids and names, never a text.
 */
final class GhostTables {
    static final String POSTS = "posts";
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            POSTS,
            Set.of(),
            "posts_authors",
            Set.of("post_id", "author_id", "sort_order"),
            "posts_tags",
            Set.of("post_id", "tag_id", "sort_order"),
            "posts_meta",
            Set.of("post_id", "feature_image_alt", "feature_image_caption"),
            "tags",
            Set.of("id", "name", "slug", "visibility"),
            "users",
            Set.of("id", "name", "slug"),
            "settings",
            Set.of("key", "value"));

    private final Map<String, Label> users = new HashMap<>();
    private final Map<String, Label> publicTags = new HashMap<>();
    private final Map<String, List<Link>> authorsOfPosts = new HashMap<>();
    private final Map<String, List<Link>> tagsOfPosts = new HashMap<>();
    private final Map<String, Caption> captions = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private @Nullable String locale;
    private boolean hasPosts;
    private boolean hasOldVersion;

    /** Gathers them from the file. */
    static GhostTables of(SpooledFile file, ImportConfig limits) throws DamagedFile {
        var tables = new GhostTables();
        new GhostReader(limits, COLUMNS, tables::take).read(file);
        tables.ids.clear();
        if (tables.hasOldVersion) {
            throw new DamagedFile("Exports of Ghost before version 1.0 cannot be read: their ids are not unique.");
        }
        if (!tables.hasPosts) {
            throw new DamagedFile("This is JSON, but no Ghost export: it has no posts at 'db/0/data/posts'.");
        }
        return tables;
    }

    private void take(String table, Map<String, String> row) {
        var id = row.getOrDefault("id", "");
        var post = row.getOrDefault("post_id", "");
        switch (table) {
            case POSTS -> hasPosts = true;
            case "meta" -> hasOldVersion = row.getOrDefault("version", "").startsWith("0");
            case "posts_authors" -> link(authorsOfPosts, post, row.get("author_id"), row.get("sort_order"));
            case "posts_tags" -> link(tagsOfPosts, post, row.get("tag_id"), row.get("sort_order"));
            case "posts_meta" -> caption(post, row);
            case "tags" -> {
                if (!isInternal(row)) {
                    publicTags.put(id, label(row));
                }
            }
            case "users" -> users.put(id, label(row));
            default -> {
                if ("locale".equals(row.get("key"))) {
                    locale = row.get("value");
                }
            }
        }
    }

    private static Label label(Map<String, String> row) {
        return Label.of(row.getOrDefault("slug", ""), row.getOrDefault("name", ""));
    }

    /** Tags for the newsroom's own use; before there was a visibility, the name alone told. */
    private static boolean isInternal(Map<String, String> tag) {
        return "internal".equals(tag.get("visibility"))
                || tag.getOrDefault("name", "").startsWith("#");
    }

    private void link(Map<String, List<Link>> links, String post, @Nullable String target, @Nullable String position) {
        if (target != null) {
            int order = position != null && position.matches("[0-9]{1,9}") ? Integer.parseInt(position) : 0;
            links.computeIfAbsent(post, _ -> new ArrayList<>(4)).add(new Link(once(target), order));
        }
    }

    /** There are few tags and authors, but each is named for every post. */
    private String once(String id) {
        return ids.computeIfAbsent(id, same -> same);
    }

    private void caption(String post, Map<String, String> row) {
        var caption = new Caption(row.get("feature_image_alt"), row.get("feature_image_caption"));
        if (caption.alt != null || caption.text != null) {
            captions.put(post, caption);
        }
    }

    @Nullable String locale() {
        return locale;
    }

    List<Label> authors(String post) {
        return labels(authorsOfPosts, post, users);
    }

    List<Label> tags(String post) {
        return labels(tagsOfPosts, post, publicTags);
    }

    Caption caption(String post) {
        return captions.getOrDefault(post, Caption.NONE);
    }

    private static List<Label> labels(Map<String, List<Link>> links, String post, Map<String, Label> labels) {
        return links.getOrDefault(post, List.of()).stream()
                .sorted(Comparator.comparingInt(Link::order))
                .map(link -> labels.get(link.target))
                .filter(label -> label != null)
                .toList();
    }

    private record Link(String target, int order) {}

    /** What is said about the picture of a post. */
    record Caption(@Nullable String alt, @Nullable String text) {
        static final Caption NONE = new Caption(null, null);
    }
}
