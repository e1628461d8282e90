package news.dateline.hub;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;

/** The subscriptions as they are asked for and looked at; how they are served is in {@link HubQueue}. */
@Singleton
class SubscriptionRepository {
    private static final String COLUMNS = """
            select id, version, topic, host, expires_at, delivered_at, delivered_seq, attempts, created_at
            from websub_subscription
            """;

    private final Session database;

    SubscriptionRepository(Session database) {
        this.database = database;
    }

    /** Requests that wait for their confirmation. */
    Pending pending(String host) {
        var row = database.createNativeQuery("""
                        select count(*) as everywhere, count(*) filter (where host = ?1) as of_host
                        from websub_subscription where wanted is not null
                        """, Tuple.class)
                .setParameter(1, host)
                .getSingleResult();
        return new Pending(row.get("everywhere", Long.class), row.get("of_host", Long.class));
    }

    /** How many subscriptions there are for callbacks of this host. */
    long ofHost(String host) {
        return Scalars.of(database, "select count(*) from websub_subscription where host = ?1", Long.class)
                .setParameter(1, host)
                .getSingleResult();
    }

    /** Makes the topic known, as it was at this position. */
    void remember(String topic, String version, long seq) {
        database.createNativeMutationQuery("""
                        insert into websub_topic (topic, version, seq, checked_at) values (?1, ?2, ?3, clock_timestamp())
                        on conflict (topic) do nothing
                        """)
                .setParameter(1, topic)
                .setParameter(2, version)
                .setParameter(3, seq)
                .executeUpdate();
    }

    /** Writes down what is wanted, in the place of what was wanted before; what has been confirmed stays until then. */
    void want(Intent intent, int seconds) {
        database.createNativeMutationQuery("""
                        insert into websub_subscription (id, topic, callback, host, created_at, due_at,
                            wanted, wanted_secret, wanted_seconds, wanted_due_at)
                        values (:id, :topic, :callback, :host, clock_timestamp(), clock_timestamp(),
                            :mode, :secret, :seconds, clock_timestamp())
                        on conflict (topic, callback) do update set wanted = excluded.wanted,
                            wanted_secret = excluded.wanted_secret, wanted_seconds = excluded.wanted_seconds,
                            wanted_due_at = excluded.wanted_due_at, wanted_attempts = 0
                        """)
                .setParameter("id", Ids.next())
                .setParameter("topic", intent.topic())
                .setParameter("callback", intent.callback())
                .setParameter("host", intent.host())
                .setParameter("mode", intent.mode().wireName())
                .setParameter("secret", intent.secret(), String.class)
                .setParameter("seconds", seconds)
                .executeUpdate();
    }

    boolean exists(String topic, String callback) {
        return Scalars.of(
                        database,
                        "select exists (select 1 from websub_subscription where topic = ?1 and callback = ?2)",
                        Boolean.class)
                .setParameter(1, topic)
                .setParameter(2, callback)
                .getSingleResult();
    }

    /** All of them, the oldest first. */
    List<Subscription> all(Window window) {
        var beyond = window.cursor().isEmpty() ? "" : "where id %s :id".formatted(window.backwards() ? "<" : ">");
        var query = database.createNativeQuery(
                "%s %s order by id %s limit :most".formatted(COLUMNS, beyond, window.backwards() ? "desc" : "asc"),
                Tuple.class);
        window.cursor().ifPresent(cursor -> query.setParameter("id", cursor.id(0)));
        return query.setParameter("most", window.rowsToRead()).getResultList().stream()
                .map(SubscriptionRepository::subscription)
                .toList();
    }

    /** One of them with its version. */
    Versioned required(UUID id) {
        return database
                .createNativeQuery(COLUMNS + " where id = ?1", Tuple.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .map(row -> new Versioned(subscription(row), row.get("version", Integer.class)))
                .findFirst()
                .orElseThrow(() -> WebProblems.notFound("subscription", id.toString()));
    }

    /** Ends it; the callback is told so, once. */
    void deny(UUID id) {
        database.createNativeMutationQuery("""
                        update websub_subscription set version = version + 1, expires_at = null, secret = null,
                            wanted = 'denied', wanted_secret = null, wanted_due_at = clock_timestamp(), wanted_attempts = 0
                        where id = ?1
                        """).setParameter(1, id).executeUpdate();
    }

    private static Subscription subscription(Tuple row) {
        var expiresAt = row.get("expires_at", Instant.class);
        return new Subscription(
                row.get("id", UUID.class),
                row.get("topic", String.class),
                row.get("host", String.class),
                expiresAt == null ? "pending" : "active",
                expiresAt,
                row.get("delivered_at", Instant.class),
                row.get("delivered_seq", Long.class),
                row.get("attempts", Integer.class),
                row.get("created_at", Instant.class));
    }

    static List<String> keys(Subscription subscription) {
        return List.of(subscription.id().toString());
    }

    /** How many wait, and how many of those for one host. */
    record Pending(long everywhere, long ofHost) {}

    /** A subscription and the version of its row. */
    record Versioned(Subscription subscription, int version) {}
}
