package news.dateline.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import news.dateline.article.Audio;
import news.dateline.article.Content;
import news.dateline.article.LeadImage;
import news.dateline.article.StoredJson;
import news.dateline.body.Block;
import news.dateline.body.Body;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What staff work on. Readers see nothing of it until it is published under the same id. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Draft {
    @Id
    private UUID id;

    /** Counted by ourselves, since the number is shown, and compared under a lock on the row. */
    private int version;

    private String slug;
    private String title;
    private String summary;
    private String language;
    private @Nullable UUID sectionId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> tagIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> authorIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> relatedIds;

    @ColumnTransformer(write = "cast(? as json)")
    private @Nullable String leadImage;

    @ColumnTransformer(write = "cast(? as json)")
    private @Nullable String audio;

    @ColumnTransformer(write = "cast(? as json)")
    private String body;

    private String bodyText;

    @Column(name = "status")
    private String state;

    private @Nullable Instant publishAt;
    private boolean publishSubstantive;
    private boolean publishEmbargoed;
    private @Nullable String publishNote;
    private @Nullable String publishBy;
    private @Nullable Integer publishedVersion;
    private @Nullable Instant publishedAt;
    private @Nullable Instant updatedAt;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private Instant modifiedAt;
    private @Nullable Instant editedAt;

    /** What was written last: to read it from the columns means to sanitise it once more. */
    @Transient
    private @Nullable Manuscript written;

    /** Whether partners could read it ahead of its time until something happened to it just now. */
    @Transient
    private boolean takenBack;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Draft() {}

    @SuppressWarnings("NullAway.Init")
    Draft(UUID id, Manuscript manuscript, @Nullable UUID createdBy, Instant now) {
        this.id = id;
        this.version = 1;
        this.state = Status.DRAFT.wireName();
        this.createdAt = now;
        this.createdBy = createdBy;
        write(manuscript, now);
    }

    /** Replaces what it says; what readers see stays as it is. */
    void revise(Manuscript manuscript, Instant now) {
        requireAlive();
        version++;
        takeBack();
        write(manuscript, now);
    }

    /** A person did that, not an import: from now on imports leave it alone. */
    void markEdited(Instant now) {
        editedAt = now;
    }

    private void write(Manuscript manuscript, Instant now) {
        written = manuscript;
        var content = manuscript.content();
        slug = manuscript.slug();
        title = content.title();
        summary = content.summary();
        language = content.language();
        sectionId = content.sectionId();
        tagIds = List.copyOf(content.tagIds());
        authorIds = List.copyOf(content.authorIds());
        relatedIds = List.copyOf(manuscript.relatedIds());
        leadImage = content.leadImage() == null ? null : StoredJson.of(content.leadImage());
        audio = content.audio() == null ? null : StoredJson.of(content.audio());
        body = StoredJson.of(content.body().blocks());
        bodyText = content.body().text();
        modifiedAt = now;
    }

    /** What it says now. */
    Manuscript manuscript() {
        if (written == null) {
            written = read();
        }
        return written;
    }

    private Manuscript read() {
        return new Manuscript(
                slug,
                new Content(
                        title,
                        summary,
                        language,
                        sectionId,
                        tagIds,
                        authorIds,
                        StoredJson.read(leadImage, LeadImage.class),
                        StoredJson.read(audio, Audio.class),
                        new Body(StoredJson.list(body, Block.class))),
                relatedIds);
    }

    /** It goes out at that time, unless somebody thinks better of it. */
    void schedule(Instant at, boolean substantive, @Nullable String note, String by, Instant now) {
        requireAlive();
        takeBack();
        step(now);
        publishAt = at;
        publishSubstantive = substantive;
        publishNote = note;
        publishBy = by;
    }

    /** Until that time, partners can read it who may read ahead. */
    void release() {
        if (publishedVersion != null) {
            throw DeskProblems.isPublished();
        }
        publishEmbargoed = true;
    }

    private void takeBack() {
        takenBack |= publishEmbargoed;
        publishEmbargoed = false;
    }

    /** It goes out at no time. */
    void unschedule(Instant now) {
        if (publishAt == null) {
            throw DeskProblems.notScheduled();
        }
        step(now);
        forgetSchedule();
    }

    /** Readers see this version from now on. */
    void markPublished(Instant first, @Nullable Instant substantiveUpdate, Instant now) {
        requireAlive();
        version++;
        state = Status.PUBLISHED.wireName();
        publishedVersion = version;
        publishedAt = first;
        updatedAt = substantiveUpdate;
        forgetSchedule();
        modifiedAt = now;
    }

    /** Readers see it no longer. */
    void markUnpublished(Instant now) {
        requirePublished();
        version++;
        state = Status.UNPUBLISHED.wireName();
        publishedVersion = null;
        forgetSchedule();
        modifiedAt = now;
    }

    /** Withdrawn for good. */
    void markRetracted(Instant now) {
        requirePublished();
        version++;
        state = Status.RETRACTED.wireName();
        publishedVersion = null;
        forgetSchedule();
        modifiedAt = now;
    }

    /** Something about it changed that is no content, such as a correction. */
    void touch(Instant now) {
        requirePublished();
        step(now);
    }

    /** The next version, which says the same. */
    private void step(Instant now) {
        boolean isWhatReadersSee = publishedVersion != null && !hasWaitingEdits();
        version++;
        if (isWhatReadersSee) {
            publishedVersion = version;
        }
        modifiedAt = now;
    }

    private void forgetSchedule() {
        publishAt = null;
        publishSubstantive = false;
        publishNote = null;
        publishBy = null;
        takeBack();
    }

    private void requireAlive() {
        if (status() == Status.RETRACTED) {
            throw DeskProblems.retracted();
        }
    }

    private void requirePublished() {
        requireAlive();
        if (publishedVersion == null) {
            throw DeskProblems.notPublished();
        }
    }

    Status status() {
        var known = Status.valueOf(state.toUpperCase(Locale.ROOT));
        return publishAt != null && known != Status.PUBLISHED ? Status.SCHEDULED : known;
    }

    boolean hasWaitingEdits() {
        return publishedVersion != null && version > publishedVersion;
    }

    boolean wasPublished() {
        return publishedAt != null;
    }

    boolean isOwnedBy(@Nullable UUID author, @Nullable UUID key) {
        return (author != null && authorIds.contains(author)) || (key != null && key.equals(createdBy));
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String slug() {
        return slug;
    }

    /** Whether partners who may read ahead can read it. */
    boolean isReleased() {
        return publishEmbargoed;
    }

    /** Whether they could until just now. */
    boolean wasTakenBack() {
        return takenBack;
    }

    boolean publishSubstantive() {
        return publishSubstantive;
    }

    @Nullable String publishNote() {
        return publishNote;
    }

    @Nullable String publishBy() {
        return publishBy;
    }

    @Nullable Instant publishAt() {
        return publishAt;
    }

    @Nullable Instant publishedAt() {
        return publishedAt;
    }

    @Nullable Instant updatedAt() {
        return updatedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    @Nullable Instant editedAt() {
        return editedAt;
    }
}
