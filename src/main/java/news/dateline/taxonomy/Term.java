package news.dateline.taxonomy;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** What articles are filed under, whatever the kind. */
@MappedSuperclass
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public abstract class Term {
    @Id
    private UUID id;

    /** Counted by ourselves, and compared under a lock on the row. */
    private int version;

    private String slug;
    private String name;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Term() {}

    Term(UUID id, String slug, String name) {
        this.id = id;
        this.version = 1;
        this.slug = slug;
        this.name = name;
    }

    /** Says something else from now on; articles refer to it by its id and show it as it is. */
    void revise(String newSlug, TermContent content) {
        version++;
        slug = newSlug;
        name = content.name();
        describe(content);
    }

    /** Takes over what only this kind of term has. */
    abstract void describe(TermContent content);

    /** What it says now. */
    abstract TermContent content();

    /** Whether articles show it like that already. */
    boolean isShownAs(String otherSlug, String otherName) {
        return slug.equals(otherSlug) && name.equals(otherName);
    }

    /** The id, by which articles refer to it. */
    public UUID id() {
        return id;
    }

    /** The present slug. */
    public String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }
}
