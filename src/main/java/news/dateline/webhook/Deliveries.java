package news.dateline.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;

/** The tries that were written down. */
@Singleton
class Deliveries {
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
}
