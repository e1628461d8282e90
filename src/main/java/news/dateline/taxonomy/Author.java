package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who writes; named in the byline. */
@Entity
public class Author extends Term {
    private @Nullable String role;
    private @Nullable String bio;
    private @Nullable String imageUrl;

    /** For Hibernate. */
    protected Author() {}

    /** A new author. */
    public Author(
            UUID id, String slug, String name, @Nullable String role, @Nullable String bio, @Nullable String imageUrl) {
        super(id, slug, name);
        this.role = role;
        this.bio = bio;
        this.imageUrl = imageUrl;
    }

    @Override
    void describe(TermContent content) {
        role = content.role();
        bio = content.description();
        imageUrl = content.imageUrl();
    }

    @Override
    TermContent content() {
        return new TermContent(name(), bio, role, imageUrl, null);
    }
}
