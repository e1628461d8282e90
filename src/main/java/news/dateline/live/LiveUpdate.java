package news.dateline.live;

import jakarta.persistence.CollectionTable;
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
import news.dateline.article.StoredJson;
import news.dateline.body.Block;
import news.dateline.body.Body;
import news.dateline.change.Change;
import news.dateline.change.ChangeType;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A short piece of news that readers see from the moment it is there. There is no draft of it. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class LiveUpdate {
    @Id
    private UUID id;

    /** Counted by ourselves, and compared under a lock on the row. */
    private int version;

    private @Nullable String title;

    @ColumnTransformer(write = "cast(? as json)")
    private String body;

    private String bodyText;
    private String importance;
    private boolean pinned;
    private boolean keyEvent;
    private @Nullable UUID articleId;
    private @Nullable UUID coverageId;
    private Instant publishedAt;
    private @Nullable Instant updatedAt;
    private Instant modifiedAt;

    @ElementCollection
    @CollectionTable(name = "live_tag", joinColumns = @JoinColumn(name = "update_id"))
    @OrderColumn(name = "position")
    private List<TagEntry> tags = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LiveUpdate() {}

    @SuppressWarnings("NullAway.Init")
    LiveUpdate(UUID id, Dispatch dispatch, Instant publishedAt, @Nullable Instant updatedAt) {
        this.id = id;
        this.version = 1;
        this.publishedAt = publishedAt;
        this.updatedAt = updatedAt;
        this.modifiedAt = updatedAt == null ? publishedAt : updatedAt;
        write(dispatch);
    }

    /**
     * Says or shows something else from now on.
     *
     * @param substantive whether readers are told, should it say something else
     * @return false if there was nothing to change
     */
    boolean revise(Dispatch dispatch, boolean substantive, Instant now) {
        var present = dispatch();
        if (dispatch.equals(present)) {
            return false;
        }
        version++;
        modifiedAt = now;
        if (substantive && !dispatch.saysTheSameAs(present)) {
            updatedAt = now;
        }
        write(dispatch);
        return true;
    }

    private void write(Dispatch dispatch) {
        title = dispatch.title();
        body = StoredJson.of(dispatch.body().blocks());
        bodyText = dispatch.body().text();
        importance = dispatch.importance().wireName();
        pinned = dispatch.pinned();
        keyEvent = dispatch.keyEvent();
        articleId = dispatch.articleId();
        coverageId = dispatch.coverageId();
        var carried = dispatch.tagIds().stream()
                .map(tag -> new TagEntry(tag, publishedAt))
                .toList();
        if (!carried.equals(List.copyOf(tags))) {
            tags.clear();
            tags.addAll(carried);
        }
    }

    /** What it says, and where it belongs. */
    Dispatch dispatch() {
        return new Dispatch(
                title,
                new Body(StoredJson.list(body, Block.class)),
                Importance.named(importance).orElseThrow(),
                pinned,
                keyEvent,
                tags.stream().map(TagEntry::tagId).toList(),
                articleId,
                coverageId);
    }

    /** The fact that something happened to it. */
    Change fact(ChangeType type) {
        return new Change(type, "live", id, null, version, null);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    /** A tag, with the date of publication for the index of the tag's newest. */
    @Embeddable
    record TagEntry(UUID tagId, Instant publishedAt) {}
}
