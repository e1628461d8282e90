package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A topic; an article may carry several. */
@Entity
public class Tag extends Term {
    private @Nullable String description;

    /** For Hibernate. */
    protected Tag() {}

    /** A new tag. */
    public Tag(UUID id, String slug, String name, @Nullable String description) {
        super(id, slug, name);
        this.description = description;
    }

    @Override
    void describe(TermContent content) {
        description = content.description();
    }

    @Override
    TermContent content() {
        return new TermContent(name(), description, null, null, null);
    }
}
