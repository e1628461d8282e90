package news.dateline.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The tries that were written down. */
@Singleton
public class Deliveries {
    private final Session database;

    Deliveries(Session database) {
        this.database = database;
    }

    /** The tries for an endpoint, newest first. */
    List<DeliveryView> of(UUID webhook, Window window) {
        var after = window.cursor()
                .map(cursor -> window.backwards() ? "and (at, id) > (:at, :id)" : "and (at, id) < (:at, :id)")
                .orElse("");
        var direction = window.backwards() ? "asc" : "desc";
        var query = database.createNativeQuery("""
                        select id, seq, type, event_id, attempt, at, duration_ms, outcome, status, next_at
                        from webhook_delivery where webhook_id = :webhook %s order by at %2$s, id %2$s limit :most
                        """.replace("%s", after).replace("%2$s", direction), Tuple.class)
                .setParameter("webhook", webhook)
                .setParameter("most", window.rowsToRead());
        window.cursor()
                .ifPresent(cursor -> query.setParameter("at", cursor.instant(0)).setParameter("id", cursor.id(1)));
        return query.getResultList().stream().map(Deliveries::view).toList();
    }

    private static DeliveryView view(Tuple row) {
        return new DeliveryView(
                row.get("id", UUID.class),
                row.get("seq", Long.class),
                row.get("type", String.class),
                row.get("event_id", String.class),
                row.get("attempt", Integer.class),
                row.get("at", Instant.class),
                row.get("duration_ms", Integer.class),
                row.get("outcome", String.class),
                row.get("status", Integer.class),
                row.get("next_at", Instant.class));
    }

    static List<String> keys(DeliveryView delivery) {
        return List.of(delivery.at().toString(), delivery.id().toString());
    }

    /** Who has been told of a change, of all the endpoints that want to know of its type. */
    @Transactional
    public List<Receipt> receipts(long seq, String type) {
        var receipts = new ArrayList<Receipt>();
        database.createNativeQuery("""
                        select w.id, w.url, w.partner_id, w.disabled_at is null as active, w.position >= :seq as passed,
                            (select min(d.at) from webhook_delivery d
                                where d.webhook_id = w.id and d.seq = :seq and d.outcome = 'delivered') as delivered_at
                        from webhook w where w.types = '{}' or :type = any(w.types)
                        order by w.id
                        """, Tuple.class)
                .setParameter("seq", seq)
                .setParameter("type", type)
                .getResultList()
                .forEach(row -> receipts.add(new Receipt(
                        row.get("id", UUID.class),
                        row.get("url", String.class),
                        row.get("partner_id", UUID.class),
                        row.get("active", Boolean.class),
                        row.get("passed", Boolean.class),
                        row.get("delivered_at", Instant.class))));
        return receipts;
    }

    /**
     * How far an endpoint has been told of a change.
     *
     * @param partner the key of the partner whose endpoint it is
     * @param hasPassed whether its position is beyond the change, whoever took it when
     * @param deliveredAt when it took the change, as far as the log of deliveries goes back
     */
    public record Receipt(
            UUID webhook,
            String url,
            @Nullable UUID partner,
            boolean isActive,
            boolean hasPassed,
            @Nullable Instant deliveredAt) {}
}
