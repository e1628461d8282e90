package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who writes; named in the byline. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Author {
    @Id
    private UUID id;

    private String slug;
    private String name;
    private @Nullable String role;
    private @Nullable String bio;
    private @Nullable String imageUrl;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Author() {}

    /** A new author. */
    public Author(
            UUID id, String slug, String name, @Nullable String role, @Nullable String bio, @Nullable String imageUrl) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.role = role;
        this.bio = bio;
        this.imageUrl = imageUrl;
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
