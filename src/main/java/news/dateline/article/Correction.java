package news.dateline.article;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was corrected in an article after its publication. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
public class Correction {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Article article;

    private Instant at;
    private String kind;
    private String text;
    private @Nullable String blockId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Correction() {}

    /** A correction of an article. */
    public Correction(UUID id, Article article, Instant at, String kind, String text, @Nullable String blockId) {
        this.id = id;
        this.article = article;
        this.at = at;
        this.kind = kind;
        this.text = text;
        this.blockId = blockId;
    }
}
