package news.dateline.taxonomy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the paper; an article stands in one. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Section {
    @Id
    private UUID id;

    private String slug;
    private String name;
    private @Nullable String description;
    private int position;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Section() {}

    /** A new section; {@code position} orders the sections. */
    public Section(UUID id, String slug, String name, @Nullable String description, int position) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.position = position;
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
