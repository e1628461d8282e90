package news.dateline.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import news.dateline.article.StoredJson;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What a draft said after a save or a publication, whole. */
@Entity
@IdClass(Revision.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class Revision {
    @Id
    private UUID draftId;

    @Id
    private int number;

    private Instant at;
    private @Nullable UUID byKey;
    private String byName;
    private String action;
    private @Nullable String note;

    @ColumnTransformer(write = "cast(? as json)")
    private String content;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Revision() {}

    Revision(Draft draft, Action action, @Nullable UUID byKey, String byName, @Nullable String note, Instant at) {
        this.draftId = draft.id();
        this.number = draft.version();
        this.action = action.wireName();
        this.byKey = byKey;
        this.byName = byName;
        this.note = note;
        this.at = at;
        this.content = StoredJson.of(draft.manuscript());
    }

    int number() {
        return number;
    }

    Instant at() {
        return at;
    }

    String byName() {
        return byName;
    }

    String action() {
        return action;
    }

    @Nullable String note() {
        return note;
    }

    Manuscript manuscript() {
        return Objects.requireNonNull(StoredJson.read(content, Manuscript.class));
    }

    /** What made a revision. */
    enum Action {
        CREATED,
        SAVED,
        SCHEDULED,
        UNSCHEDULED,
        PUBLISHED,
        UNPUBLISHED,
        RESTORED,
        IMPORTED,
        CORRECTED,
        RETRACTED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Key(UUID draftId, int number) implements Serializable {}
}
