package news.dateline.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.dateline.article.ArticleFilter;
import news.dateline.taxonomy.TermKind;
import news.dateline.web.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is about: the part of its path between {@code /feeds/} and the dot.
 *
 * @param name such as {@code articles}, {@code live} or {@code sections/war}
 * @param kind what the slug names; null for a feed of everything
 */
record Topic(String name, @Nullable TermKind kind, @Nullable String slug) {
    static final Topic ARTICLES = new Topic("articles", null, null);
    static final Topic LIVE = new Topic("live", null, null);

    private static final Pattern PATH =
            Pattern.compile("/feeds/(?:(articles|live)|(section|tag|author)s/([^/.]+))\\.([a-z]+)");

    /** The feed of one section, tag or author. */
    static Topic of(TermKind kind, String slug) {
        return new Topic("%ss/%s".formatted(kind.word(), slug), kind, slug);
    }

    /** The topic and the format that a path names; empty if it is that of no feed. */
    static Optional<Requested> at(String path) {
        var found = PATH.matcher(path);
        return found.matches()
                ? FeedFormat.named(found.group(4))
                        .map(format -> new Requested(of(found), format))
                        .filter(requested -> requested.topic().isNameable())
                : Optional.empty();
    }

    private static Topic of(Matcher found) {
        if (found.group(1) == null) {
            return of(kind(found.group(2)), found.group(3));
        }
        return found.group(1).equals(LIVE.name) ? LIVE : ARTICLES;
    }

    private static TermKind kind(String word) {
        return switch (word) {
            case "section" -> TermKind.SECTION;
            case "tag" -> TermKind.TAG;
            default -> TermKind.AUTHOR;
        };
    }

    private boolean isNameable() {
        return slug == null || Slug.isValid(slug);
    }

    /** The path of this feed in a format. */
    String path(FeedFormat format) {
        return "/feeds/%s.%s".formatted(name, format.ending());
    }

    ArticleFilter.Checked filter() {
        if (kind == null || slug == null) {
            return ArticleFilter.Checked.all();
        }
        return switch (kind) {
            case SECTION -> ArticleFilter.Checked.ofSection(slug);
            case TAG -> ArticleFilter.Checked.ofTag(slug);
            case AUTHOR -> ArticleFilter.Checked.ofAuthor(slug);
        };
    }

    /** A feed that somebody asked for. */
    record Requested(Topic topic, FeedFormat format) {
        String path() {
            return topic.path(format);
        }
    }
}
