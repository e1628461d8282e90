package news.dateline.collection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A curated, ordered list of articles, such as Editors' Picks. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Collection {
    @Id
    private UUID id;

    /** Counted by ourselves, and compared under a lock on the row. */
    private int version;

    private String slug;
    private String name;
    private @Nullable String description;
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "collection_entry", joinColumns = @JoinColumn(name = "collection_id"))
    @OrderColumn(name = "position")
    @Column(name = "article_id")
    private List<UUID> entries = new ArrayList<>();

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Collection() {}

    /** A new collection with these articles. */
    public Collection(
            UUID id, String slug, String name, @Nullable String description, List<UUID> entries, Instant now) {
        this.id = id;
        this.version = 1;
        this.slug = slug;
        this.name = name;
        this.description = description;
        this.updatedAt = now;
        this.entries.addAll(entries);
    }

    /** Says something else, or the same in another order, from now on. */
    void revise(String newSlug, String newName, @Nullable String newDescription, List<UUID> newEntries, Instant now) {
        version++;
        slug = newSlug;
        name = newName;
        description = newDescription;
        entries.clear();
        entries.addAll(newEntries);
        updatedAt = now;
    }

    int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    @Nullable String description() {
        return description;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** An entry whose article was deleted leaves a gap in the positions, which Hibernate fills with null. */
    List<UUID> entries() {
        return entries.stream().filter(Objects::nonNull).toList();
    }
}
