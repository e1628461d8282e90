package news.dateline.newsletter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that readers get by mail, as it presents itself to them. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Newsletter {
    @Id
    private UUID id;

    /** Counted by ourselves, and compared under a lock on the row. */
    private int version;

    private String slug;
    private String name;
    private @Nullable String description;
    private @Nullable String cadence;
    private String language;
    private @Nullable String senderName;
    private @Nullable String senderAddress;
    private @Nullable String replyTo;
    private boolean open;
    private Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Newsletter() {}

    /** A new newsletter. */
    public Newsletter(UUID id, String slug, Profile profile, Instant now) {
        this.id = id;
        this.version = 0;
        revise(slug, profile, now);
    }

    /** Presents itself like this from now on. */
    final void revise(String newSlug, Profile profile, Instant now) {
        version++;
        slug = newSlug;
        name = profile.name();
        description = profile.description();
        cadence = profile.cadence();
        language = profile.language();
        senderName = profile.senderName();
        senderAddress = profile.senderAddress();
        replyTo = profile.replyTo();
        open = profile.isOpen();
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    /** Whether it takes new subscribers. */
    boolean isOpen() {
        return open;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Profile profile() {
        return new Profile(name, description, cadence, language, senderName, senderAddress, replyTo, open);
    }

    /**
     * What staff say about it.
     *
     * @param cadence when it comes, in words
     * @param language a BCP 47 tag
     * @param senderName who writes it; null for its own name
     * @param senderAddress null for that of the house
     * @param isOpen whether it takes new subscribers
     */
    public record Profile(
            String name,
            @Nullable String description,
            @Nullable String cadence,
            String language,
            @Nullable String senderName,
            @Nullable String senderAddress,
            @Nullable String replyTo,
            boolean isOpen) {}
}
