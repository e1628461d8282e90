package news.dateline.hub;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: requests to be confirmed, feeds to be looked at, subscribers to be served. Who claims something holds a
 * lease on it; when that runs out, its holder is gone. A subscriber is due as long as the version that it took is not the
 * feed's present one, so that nothing is lost, and bursts become one delivery.
 */
@Singleton
class HubQueue {
    private static final double LEASE_SECONDS = 45;

    private final Session database;
    private final HubRules rules;

    HubQueue(Session database, HubRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Whether there is any subscription, confirmed or not. */
    @Transactional
    boolean isAnybodyThere() {
        return Scalars.of(database, "select exists (select 1 from websub_subscription)", Boolean.class)
                .getSingleResult();
    }

    /** Takes requests that wait for their confirmation. */
    @Transactional
    List<Wish> wishes(int most) {
        return database
                .createNativeQuery("""
                        with due as (
                            select id from websub_subscription where wanted is not null and wanted_due_at <= clock_timestamp()
                            order by wanted_due_at limit :most for update skip locked)
                        update websub_subscription s set wanted_attempts = wanted_attempts + 1,
                            wanted_due_at = clock_timestamp() + make_interval(secs => :lease)
                        from due where s.id = due.id
                        returning s.id, s.topic, s.callback, s.wanted, s.wanted_seconds, s.wanted_attempts
                        """, Tuple.class)
                .setParameter("most", most)
                .setParameter("lease", LEASE_SECONDS)
                .getResultList()
                .stream()
                .map(row -> new Wish(
                        row.get("id", UUID.class),
                        row.get("topic", String.class),
                        row.get("callback", String.class),
                        row.get("wanted", String.class),
                        Optional.ofNullable(row.get("wanted_seconds", Integer.class))
                                .orElse(0),
                        row.get("wanted_attempts", Integer.class)))
                .toList();
    }

    /** The callback wants it. A new subscriber has what the feed says now, and is sent what it says next. */
    @Transactional
    void confirm(Wish wish) {
        if (!wish.mode().equals(Intent.Mode.SUBSCRIBE.wireName())) {
            delete(wish);
            return;
        }
        database.createNativeMutationQuery("""
                        update websub_subscription s set version = s.version + 1, secret = wanted_secret,
                            expires_at = clock_timestamp() + make_interval(secs => wanted_seconds),
                            wanted = null, wanted_secret = null, wanted_due_at = null,
                            delivered = coalesce(s.delivered, t.version), delivered_seq = coalesce(s.delivered_seq, t.seq)
                        from websub_topic t
                        where t.topic = s.topic and s.id = :id and wanted = :wanted and wanted_attempts = :attempt
                        """)
                .setParameter("id", wish.id())
                .setParameter("wanted", wish.mode())
                .setParameter("attempt", wish.attempt())
                .executeUpdate();
    }

    /** The callback does not want it, or does not answer any more; what was confirmed before stays as it was. */
    @Transactional
    void drop(Wish wish) {
        database.createNativeMutationQuery("""
                        update websub_subscription set wanted = null, wanted_secret = null, wanted_due_at = null
                        where id = :id and wanted = :wanted and wanted_attempts = :attempt
                        """)
                .setParameter("id", wish.id())
                .setParameter("wanted", wish.mode())
                .setParameter("attempt", wish.attempt())
                .executeUpdate();
        database.createNativeMutationQuery(
                        "delete from websub_subscription where id = ?1 and wanted is null and expires_at is null")
                .setParameter(1, wish.id())
                .executeUpdate();
    }

    private void delete(Wish wish) {
        database.createNativeMutationQuery(
                        "delete from websub_subscription where id = :id and wanted = :wanted and wanted_attempts = :attempt")
                .setParameter("id", wish.id())
                .setParameter("wanted", wish.mode())
                .setParameter("attempt", wish.attempt())
                .executeUpdate();
    }

    /** The callback did not answer: it is asked again later, or the request is dropped. */
    @Transactional
    void askAgain(Wish wish) {
        if (wish.attempt() > rules.verifications().size()) {
            drop(wish);
            return;
        }
        database.createNativeMutationQuery("""
                        update websub_subscription set wanted_due_at = clock_timestamp() + make_interval(secs => :pause)
                        where id = :id and wanted_attempts = :attempt
                        """)
                .setParameter("pause", seconds(rules.verifications().get(wish.attempt() - 1)))
                .setParameter("id", wish.id())
                .setParameter("attempt", wish.attempt())
                .executeUpdate();
    }

    /** Takes the feeds of which the log says more than was looked at, each once a second at the most. */
    @Transactional
    List<String> topics(long newest) {
        return Scalars.of(database, """
                        with due as (
                            select topic from websub_topic t
                            where seq < :newest and checked_at <= clock_timestamp() - interval '1 second'
                                and exists (select 1 from websub_subscription s
                                    where s.topic = t.topic and s.expires_at > clock_timestamp())
                            order by checked_at limit 100 for update skip locked)
                        update websub_topic t set checked_at = clock_timestamp() from due where t.topic = due.topic
                        returning t.topic
                        """, String.class)
                .setParameter("newest", newest)
                .getResultList();
    }

    /** What a feed says at this position. */
    @Transactional
    void observe(TopicReading.Topic topic) {
        // Whoever was given up gets another chance when there is something new.
        database.createNativeMutationQuery("""
                        update websub_subscription set attempts = 0, due_at = clock_timestamp()
                        where topic = :topic and attempts > :most
                            and exists (select 1 from websub_topic t where t.topic = :topic and t.version <> :version)
                        """)
                .setParameter("topic", topic.topic())
                .setParameter("version", topic.version())
                .setParameter("most", rules.retries().size())
                .executeUpdate();
        database.createNativeMutationQuery(
                        "update websub_topic set version = :version, seq = :seq where topic = :topic and seq <= :seq")
                .setParameter("version", topic.version())
                .setParameter("seq", topic.seq())
                .setParameter("topic", topic.topic())
                .executeUpdate();
    }

    /** Nobody can be sent a feed that is gone. */
    @Transactional
    void end(String topic) {
        database.createNativeMutationQuery("""
                        update websub_subscription set version = version + 1, expires_at = null, secret = null,
                            wanted = 'denied', wanted_secret = null, wanted_due_at = clock_timestamp(), wanted_attempts = 0
                        where topic = ?1 and expires_at is not null
                        """).setParameter(1, topic).executeUpdate();
    }

    /** Takes subscribers that have not taken the present version of their feed. */
    @Transactional
    List<Delivery> deliveries(int most) {
        return database
                .createNativeQuery("""
                        with due as (
                            select s.id from websub_subscription s join websub_topic t on t.topic = s.topic
                            where s.expires_at > clock_timestamp() and s.due_at <= clock_timestamp()
                                and s.lease_until < clock_timestamp() and s.delivered is distinct from t.version
                                and s.attempts <= :retries
                            order by s.due_at limit :most for update of s skip locked)
                        update websub_subscription s set lease_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = attempts + 1
                        from due where s.id = due.id
                        returning s.id, s.topic, s.callback, s.secret, s.attempts
                        """, Tuple.class)
                .setParameter("retries", rules.retries().size())
                .setParameter("most", most)
                .setParameter("lease", LEASE_SECONDS)
                .getResultList()
                .stream()
                .map(row -> new Delivery(
                        row.get("id", UUID.class),
                        row.get("topic", String.class),
                        row.get("callback", String.class),
                        row.get("secret", String.class),
                        row.get("attempts", Integer.class)))
                .toList();
    }

    /** The subscriber has this version now. */
    @Transactional
    void taken(Delivery delivery, TopicReading.Topic topic) {
        database.createNativeMutationQuery("""
                        update websub_subscription set delivered = :version, delivered_seq = :seq,
                            delivered_at = clock_timestamp(), attempts = 0, due_at = clock_timestamp(),
                            lease_until = '-infinity'
                        where id = :id
                        """)
                .setParameter("version", topic.version())
                .setParameter("seq", topic.seq())
                .setParameter("id", delivery.id())
                .executeUpdate();
    }

    /** It did not take it: it is sent again later, as the feed is then, or not before the feed changes. */
    @Transactional
    void putOff(Delivery delivery, @Nullable Duration wished) {
        var planned = delivery.attempt() > rules.retries().size()
                ? Duration.ZERO
                : rules.retries().get(delivery.attempt() - 1);
        var pause = wished != null && wished.compareTo(planned) > 0 ? wished : planned;
        database.createNativeMutationQuery("""
                        update websub_subscription set lease_until = '-infinity',
                            due_at = clock_timestamp() + make_interval(secs => :pause)
                        where id = :id and attempts = :attempt
                        """)
                .setParameter(
                        "pause",
                        seconds(pause) * (1 + ThreadLocalRandom.current().nextDouble() / 5))
                .setParameter("id", delivery.id())
                .setParameter("attempt", delivery.attempt())
                .executeUpdate();
    }

    /** The callback says that it is gone (410). */
    @Transactional
    void forget(UUID id) {
        database.createNativeMutationQuery("delete from websub_subscription where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Forgets what is over, and feeds that nobody is subscribed to. */
    @Transactional
    void prune() {
        database.createNativeMutationQuery(
                        "delete from websub_subscription where expires_at < clock_timestamp() and wanted is null")
                .executeUpdate();
        database.createNativeMutationQuery("""
                        delete from websub_topic t where checked_at < clock_timestamp() - interval '1 hour'
                            and not exists (select 1 from websub_subscription s where s.topic = t.topic)
                        """).executeUpdate();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * A request that a callback has to confirm.
     *
     * @param mode as the callback is asked: subscribe, unsubscribe, or denied, which is only told
     */
    record Wish(UUID id, String topic, String callback, String mode, int seconds, int attempt) {}

    /** A subscriber to be served. */
    record Delivery(
            UUID id,
            String topic,
            String callback,
            @Nullable String secret,
            int attempt) {}
}
