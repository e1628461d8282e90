package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the paper; an article stands in one. */
@Entity
public class Section extends Term {
    private @Nullable String description;
    private int position;

    /** For Hibernate. */
    protected Section() {}

    /** A new section; {@code position} orders the sections. */
    public Section(UUID id, String slug, String name, @Nullable String description, int position) {
        super(id, slug, name);
        this.description = description;
        this.position = position;
    }

    @Override
    void describe(TermContent content) {
        description = content.description();
        position = Objects.requireNonNullElse(content.position(), position);
    }

    @Override
    TermContent content() {
        return new TermContent(name(), description, null, null, position);
    }
}
