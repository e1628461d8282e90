package news.dateline.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** An endpoint that is told of changes. How far it has been told is written by {@link WebhookQueue}, beside this. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class Webhook {
    @Id
    private UUID id;

    @Version
    private int version;

    private String url;
    private @Nullable String description;
    private List<String> types;
    private @Nullable UUID partnerId;
    private byte[] secret;
    private byte @Nullable [] previousSecret;
    private @Nullable Instant previousUntil;
    private Instant createdAt;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant disabledAt;

    @Column(insertable = false, updatable = false)
    private @Nullable String disabledReason;

    @Column(updatable = false)
    private long position;

    @Column(insertable = false, updatable = false)
    private int attempts;

    @Column(updatable = false)
    private Instant dueAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Webhook() {}

    /** A new endpoint, which is told of what comes after this position. */
    Webhook(Order order, long position, Instant now) {
        this.id = Ids.next();
        this.secret = Seal.freshSecret();
        this.createdAt = now;
        this.dueAt = now;
        this.position = position;
        this.url = order.url();
        this.types = order.types();
        this.description = order.description();
        this.partnerId = order.partner();
    }

    /** Everything that staff say about it. */
    void change(Order order) {
        url = order.url();
        types = order.types();
        description = order.description();
        partnerId = order.partner();
    }

    /** A new secret; the one so far goes on signing beside it for a while. */
    void rotate(Instant now, Duration overlap) {
        previousSecret = secret;
        previousUntil = now.plus(overlap);
        secret = Seal.freshSecret();
    }

    /** The secrets that sign at this time, the newest first. */
    List<byte[]> secrets(Instant now) {
        return previousSecret != null && previousUntil != null && now.isBefore(previousUntil)
                ? List.of(secret, previousSecret)
                : List.of(secret);
    }

    WebhookInput asSent() {
        return new WebhookInput(url, types, description, partnerId, disabledAt == null);
    }

    WebhookView view() {
        return new WebhookView(
                id,
                url,
                types,
                description,
                partnerId,
                disabledAt == null,
                disabledReason,
                disabledAt,
                position,
                attempts,
                attempts == 0 || disabledAt != null ? null : dueAt,
                createdAt,
                null);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String url() {
        return url;
    }

    String revealed() {
        return Seal.shown(secret);
    }

    boolean isActive() {
        return disabledAt == null;
    }

    /**
     * What staff say about an endpoint, checked.
     *
     * @param types wire names; empty for all
     */
    record Order(
            String url,
            List<String> types,
            @Nullable String description,
            @Nullable UUID partner) {}
}
