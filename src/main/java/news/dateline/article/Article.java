package news.dateline.article;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.dateline.body.Block;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An article as readers see it. What staff prepare lies in another table until it is published. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Article {
    @Id
    private UUID id;

    private String slug;
    private String title;
    private String summary;
    private String language;
    private @Nullable UUID sectionId;

    @ColumnTransformer(write = "cast(? as json)")
    private @Nullable String leadImage;

    @ColumnTransformer(write = "cast(? as json)")
    private @Nullable String audio;

    @ColumnTransformer(write = "cast(? as json)")
    private String body;

    private String bodyText;
    private int wordCount;
    private int readingTimeMinutes;

    /** The same as in {@link #tags} and {@link #authors}, for whoever reads the article. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> tagIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> authorIds;

    private Instant publishedAt;
    private @Nullable Instant updatedAt;
    private Instant modifiedAt;
    private int revision;
    private @Nullable Instant retractedAt;
    private @Nullable String retractionReason;

    @ElementCollection
    @CollectionTable(name = "article_tag", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    private List<TagEntry> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "article_author", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    private List<AuthorEntry> authors = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "article_related", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    @Column(name = "related_id")
    private List<UUID> related = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Article() {}

    /** A new article, first published at that time. */
    @SuppressWarnings("NullAway.Init")
    public Article(UUID id, String slug, Content content, Instant publishedAt, Instant now) {
        this.id = id;
        this.slug = slug;
        this.publishedAt = publishedAt;
        this.revision = 1;
        show(content, now);
    }

    /** Shows another content from now on; {@code updatedAt} is what readers are told, null for "not". */
    public void replace(
            String newSlug, Content content, Instant newPublishedAt, @Nullable Instant newUpdatedAt, Instant now) {
        slug = newSlug;
        publishedAt = newPublishedAt;
        updatedAt = newUpdatedAt;
        revision++;
        show(content, now);
    }

    /** Tells readers that the content changed in substance at that time. */
    public void markUpdated(@Nullable Instant at) {
        updatedAt = at;
    }

    /** Withdraws it for good: all that remains is that it was, where, and why it is no more. */
    public void retract(String reason, Instant now) {
        retractedAt = now;
        retractionReason = reason;
        modifiedAt = now;
        revision++;
        title = "";
        summary = "";
        leadImage = null;
        audio = null;
        body = "[]";
        bodyText = "";
        wordCount = 0;
        sectionId = null;
        tagIds = List.of();
        authorIds = List.of();
        tags.clear();
        authors.clear();
        related.clear();
    }

    /** Whether the body has a block with this id. */
    public boolean hasBlock(String blockId) {
        return StoredJson.list(body, Block.class).stream()
                .anyMatch(block -> block.id().equals(blockId));
    }

    /** Something that is shown with it changed, such as a correction. */
    public void touch(Instant now) {
        modifiedAt = now;
    }

    /** Names the related articles by hand, in order. */
    public void relate(List<UUID> articles) {
        related.clear();
        related.addAll(articles);
    }

    private void show(Content content, Instant now) {
        title = content.title();
        summary = content.summary();
        language = content.language();
        sectionId = content.sectionId();
        leadImage = content.leadImage() == null ? null : StoredJson.of(content.leadImage());
        audio = content.audio() == null ? null : StoredJson.of(content.audio());
        body = StoredJson.of(content.body().blocks());
        bodyText = content.body().text();
        wordCount = content.body().wordCount();
        readingTimeMinutes = content.body().readingTimeMinutes();
        modifiedAt = now;
        tagIds = List.copyOf(content.tagIds());
        authorIds = List.copyOf(content.authorIds());
        tags.clear();
        content.tagIds().forEach(tag -> tags.add(new TagEntry(tag, publishedAt)));
        authors.clear();
        content.authorIds().forEach(author -> authors.add(new AuthorEntry(author, publishedAt)));
    }

    /** What stands in the table {@code article_tag}, in order. */
    List<TagEntry> tags() {
        return tags;
    }

    /** What stands in the table {@code article_author}, in order. */
    List<AuthorEntry> authors() {
        return authors;
    }

    /** What stands in the table {@code article_related}, in order. */
    List<UUID> related() {
        return related;
    }

    /** The id that the article shares with its draft. */
    public UUID id() {
        return id;
    }

    /** The present slug. */
    public String slug() {
        return slug;
    }

    /** The present title. */
    public String title() {
        return title;
    }

    /** How often it was published. */
    public int revision() {
        return revision;
    }

    /** A tag of the article, with the publication date for the index of the tag's newest. */
    @Embeddable
    record TagEntry(UUID tagId, Instant publishedAt) {}

    /** An author of the article, with the publication date for the index of the author's newest. */
    @Embeddable
    record AuthorEntry(UUID authorId, Instant publishedAt) {}
}
