package news.dateline.change;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The closed set of public facts. */
public enum ChangeType {
    /** Readers see the article for the first time, or again. */
    ARTICLE_PUBLISHED("article.published"),
    /** A live article says something else now. */
    ARTICLE_UPDATED("article.updated"),
    /** A correction was added. */
    ARTICLE_CORRECTED("article.corrected"),
    /** The article has another slug. */
    ARTICLE_MOVED("article.moved"),
    /** Readers see the article no longer. */
    ARTICLE_UNPUBLISHED("article.unpublished"),
    /** The article is withdrawn for good. */
    ARTICLE_RETRACTED("article.retracted"),
    /** Readers see a new live update. */
    LIVE_PUBLISHED("live.published"),
    /** A live update says or shows something else now. */
    LIVE_UPDATED("live.updated"),
    /** A live update is gone. */
    LIVE_REMOVED("live.removed"),
    /** A coverage has another title or slug, has begun, ended or goes on, or is gone. */
    COVERAGE_UPDATED("coverage.updated"),
    /** A collection has another name or other entries, or is gone. */
    COLLECTION_UPDATED("collection.updated"),
    /** A section has another name or slug, is new or is gone. */
    SECTION_UPDATED("section.updated"),
    /** A tag has another name or slug, is new or is gone. */
    TAG_UPDATED("tag.updated"),
    /** An author has another name or slug, is new or is gone. */
    AUTHOR_UPDATED("author.updated"),
    /** A newsletter presents itself differently, is new or is gone. */
    NEWSLETTER_UPDATED("newsletter.updated");

    private final String wireName;

    ChangeType(String wireName) {
        this.wireName = wireName;
    }

    /** How the type is spelt in the log and on the wire. */
    public String wireName() {
        return wireName;
    }

    static Set<String> wireNames() {
        return Arrays.stream(values()).map(ChangeType::wireName).collect(Collectors.toCollection(TreeSet::new));
    }
}
