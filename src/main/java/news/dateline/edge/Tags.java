package news.dateline.edge;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The tags of an answer, as many as it needs. Whatever touches a single article, or a term under which one may be filed, touches
 * {@code articles}, too, and the same goes for {@code live} and its updates ({@link Touched}): who bears that tag needs no other.
 */
final class Tags {
    /** Servers in between take heads of a few KB at the most, and there are two headers of these. */
    private static final int LONGEST_HEADER = 1_000;

    private static final String ARTICLES = "articles";
    private static final String LIVE = "live";

    private Tags() {}

    /** The same for whoever drops answers by tag, without those that say nothing more. */
    static Set<String> needed(Set<String> tags) {
        boolean ofArticles = tags.contains(ARTICLES);
        boolean ofUpdates = tags.contains(LIVE);
        if (!ofArticles && !ofUpdates) {
            return tags;
        }
        var needed = new LinkedHashSet<String>();
        for (var tag : tags) {
            boolean implied = switch (kind(tag)) {
                case "article" -> ofArticles;
                case LIVE -> ofUpdates && !tag.equals(LIVE);
                default -> isTerm(kind(tag));
            };
            if (!implied) {
                needed.add(tag);
            }
        }
        return needed;
    }

    /** For caches in front: all of them if they fit into a header, else fewer and coarser ones that are touched as well. */
    static String header(Set<String> tags) {
        var all = String.join(" ", tags);
        if (all.length() <= LONGEST_HEADER) {
            return all;
        }
        var needed = String.join(" ", needed(tags));
        if (needed.length() <= LONGEST_HEADER) {
            return needed;
        }
        var coarse = new LinkedHashSet<String>();
        tags.forEach(tag -> coarse.add(isTerm(kind(tag)) ? ARTICLES : collective(tag)));
        return String.join(" ", coarse);
    }

    private static boolean isTerm(String kind) {
        return switch (kind) {
            case "section", "tag", "author", "coverage" -> true;
            default -> false;
        };
    }

    private static String collective(String tag) {
        int colon = tag.indexOf(':');
        var kind = kind(tag);
        return colon < 0 || kind.equals(LIVE) ? kind : kind + "s";
    }

    private static String kind(String tag) {
        int colon = tag.indexOf(':');
        return colon < 0 ? tag : tag.substring(0, colon);
    }
}
