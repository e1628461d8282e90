package news.dateline.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Who took a change, and who has yet to. */
@Singleton
public class Acknowledgements {
    private static final int MOST = 1_000;

    private final Session database;

    Acknowledgements(Session database) {
        this.database = database;
    }

    /** What became of the change at each endpoint that is told of its type, in the order in which they were made. */
    @Transactional
    public List<Acknowledgement> of(long seq, String type) {
        return database
                .createNativeQuery("""
                        select w.id, w.url, w.description, w.partner_id, w.disabled_at is not null as disabled,
                            greatest(w.position, w.overtaken) >= :seq as passed,
                            (select min(d.at) from webhook_delivery d
                                where d.seq = :seq and d.webhook_id = w.id and d.outcome = 'delivered') as at
                        from webhook w where cardinality(w.types) = 0 or w.types @> array[cast(:type as text)]
                        order by w.id limit :most
                        """, Tuple.class)
                .setParameter("seq", seq)
                .setParameter("type", type)
                .setParameter("most", MOST)
                .getResultList()
                .stream()
                .map(Acknowledgements::read)
                .toList();
    }

    private static Acknowledgement read(Tuple row) {
        var at = row.get("at", Instant.class);
        return new Acknowledgement(
                row.get("id", UUID.class),
                String.valueOf(URI.create(row.get("url", String.class)).getHost()),
                row.get("description", String.class),
                row.get("partner_id", UUID.class),
                !row.get("disabled", Boolean.class),
                at != null || row.get("passed", Boolean.class),
                at);
    }

    /**
     * What became of a change at an endpoint.
     *
     * @param host of its address, which may hold a secret
     * @param partner the key of the partner whose endpoint it is, if it is known
     * @param isPast whether it took the change, or was made after it
     * @param at when it took it; null if it has not, or if that is no longer known
     */
    public record Acknowledgement(
            UUID endpoint,
            String host,
            @Nullable String description,
            @Nullable UUID partner,
            boolean isActive,
            boolean isPast,
            @Nullable Instant at) {}
}
