package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A topic; an article may carry several. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Tag {
    @Id
    private UUID id;

    private String slug;
    private String name;
    private @Nullable String description;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Tag() {}

    /** A new tag. */
    public Tag(UUID id, String slug, String name, @Nullable String description) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.description = description;
    }

    /** The id, by which articles refer to it. */
    public UUID id() {
        return id;
    }

    /** The present slug. */
    public String slug() {
        return slug;
    }
}
