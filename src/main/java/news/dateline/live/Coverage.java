package news.dateline.live;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** A live blog: what groups the updates on one event. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Coverage {
    @Id
    private UUID id;

    /** Counted by ourselves, and compared under a lock on the row. */
    private int version;

    private String slug;
    private String title;
    private @Nullable String summary;
    private Instant startedAt;
    private @Nullable Instant endedAt;
    private Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Coverage() {}

    /** A new coverage, which takes updates from now on. */
    public Coverage(UUID id, String slug, String title, @Nullable String summary, Instant startedAt, Instant now) {
        this.id = id;
        this.version = 1;
        this.slug = slug;
        this.title = title;
        this.summary = summary;
        this.startedAt = startedAt;
        this.updatedAt = now;
    }

    /** Is told of in other words from now on; false if it was so already. */
    boolean revise(String newSlug, String newTitle, @Nullable String newSummary, Instant newStart, Instant now) {
        if (slug.equals(newSlug)
                && title.equals(newTitle)
                && Objects.equals(summary, newSummary)
                && startedAt.equals(newStart)) {
            return false;
        }
        if (endedAt != null && newStart.isAfter(endedAt)) {
            throw WebProblems.invalid("#/startedAt", "after-end", "A coverage does not start after it has ended.");
        }
        version++;
        slug = newSlug;
        title = newTitle;
        summary = newSummary;
        startedAt = newStart;
        updatedAt = now;
        return true;
    }

    /** Takes no new updates any more; those that are there can still be put right. */
    void end(Instant now) {
        if (endedAt != null) {
            throw WebProblems.conflict("The coverage has ended already.");
        }
        version++;
        endedAt = now;
        updatedAt = now;
    }

    /** Takes updates again. */
    void reopen(Instant now) {
        if (endedAt == null) {
            throw WebProblems.conflict("The coverage has not ended.");
        }
        version++;
        endedAt = null;
        updatedAt = now;
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    /** The id. */
    public UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    @Nullable String summary() {
        return summary;
    }

    Instant startedAt() {
        return startedAt;
    }
}
