package news.dateline.newsletter;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked for newsletters.
 *
 * @param key the address as it is compared
 * @param address the address as it is written to
 * @param confirmedAt since when it is proven that the owner of the address wants anything of us; null if it is not
 */
public record Subscriber(
        UUID id,
        String key,
        String address,
        Tongue tongue,
        Instant createdAt,
        @Nullable Instant confirmedAt) {

    static final String COLUMNS = "s.id, s.address_key, s.address, s.locale, s.created_at, s.confirmed_at";

    static Subscriber of(Tuple row) {
        return new Subscriber(
                row.get("id", UUID.class),
                row.get("address_key", String.class),
                row.get("address", String.class),
                Tongue.named(row.get("locale", String.class)).orElse(Tongue.EN),
                row.get("created_at", Instant.class),
                row.get("confirmed_at", Instant.class));
    }

    /** Since when it is proven that the owner of the address wants anything of us. */
    Optional<Instant> confirmed() {
        return Optional.ofNullable(confirmedAt);
    }

    /** Without the person: what is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "Subscriber[id=%s]".formatted(id);
    }
}
