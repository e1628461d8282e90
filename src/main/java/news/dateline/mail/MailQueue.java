package news.dateline.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The letters as rows that wait for somebody to send them. Who claims one holds a lease on it: when it runs out without a
 * result, its holder is gone, and another may try.
 */
@Singleton
class MailQueue {
    private static final Logger LOG = Logger.getLogger(MailQueue.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** For the result to be written down, when a try has taken as long as it may. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final int MOST_DOUBLINGS = 30;

    private final Session database;
    private final PostConfig config;
    private final Event<Undeliverable> undeliverable;

    MailQueue(Session database, PostConfig config, Event<Undeliverable> undeliverable) {
        this.database = database;
        this.config = config;
        this.undeliverable = undeliverable;
    }

    /** Takes letters that are due, those that are so for the longest time first. */
    @Transactional
    List<Claim> claim(int most) {
        return database
                .createNativeQuery("""
                        with due as (
                            select id from mail where status = 'waiting' and due_at <= clock_timestamp()
                            order by due_at limit :most for update skip locked)
                        update mail set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => :lease)
                        from due where mail.id = due.id
                        returning mail.id, attempts, created_at, message_id, cast(content as text) as content,
                            least(created_at + make_interval(secs => :patience), good_until) <= statement_timestamp() as is_last,
                            coalesce(good_until <= statement_timestamp(), false) as is_stale
                        """, Tuple.class)
                .setParameter("most", most)
                .setParameter("lease", seconds(config.sendTimeout().plus(MARGIN)))
                .setParameter("patience", seconds(config.patience()))
                .getResultList()
                .stream()
                .flatMap(row -> claim(row).stream())
                .toList();
    }

    /** Empty for what this version cannot read: for as long as it may be tried, it stays in the queue for one that can. */
    private Optional<Claim> claim(Tuple row) {
        var id = row.get("id", UUID.class);
        int attempt = row.get("attempts", Integer.class);
        boolean isLast = row.get("is_last", Boolean.class);
        try {
            return Optional.of(new Claim(
                    id,
                    attempt,
                    isLast,
                    row.get("is_stale", Boolean.class),
                    row.get("created_at", Instant.class),
                    row.get("message_id", String.class),
                    JSON.readValue(row.get("content", String.class), Letter.class)));
        } catch (JsonProcessingException e) {
            // Without its message, which quotes the letter.
            LOG.errorf("Letter %s cannot be read: %s", id, e.getClass().getSimpleName());
            if (isLast) {
                end(id, attempt, "expired", null);
            }
            return Optional.empty();
        }
    }

    /** Writes down what became of a try; false, and nothing, if its lease was over and another has begun one. */
    @Transactional
    boolean record(Claim claim, Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent _ -> end(claim.id(), claim.attempt(), "sent", null);
            case Delivery.Stale _ -> end(claim.id(), claim.attempt(), "expired", null);
            case Delivery.Deferred deferred
            when claim.isLast() -> end(claim.id(), claim.attempt(), "expired", deferred.code());
            case Delivery.Deferred deferred -> putOff(claim, deferred.code());
            case Delivery.Refused refused -> refuse(claim, refused);
        };
    }

    private boolean refuse(Claim claim, Delivery.Refused refused) {
        boolean isOurs = end(claim.id(), claim.attempt(), "refused", refused.code());
        if (isOurs && refused.isAddressAtFault()) {
            var letter = claim.letter();
            undeliverable.fire(new Undeliverable(claim.id(), letter.kind(), letter.reference(), letter.to()));
        }
        return isOurs;
    }

    /** The person and what was written to them are forgotten with the same statement. */
    private boolean end(UUID id, int attempt, String status, @Nullable Integer code) {
        return database.createNativeMutationQuery("""
                        update mail set status = :status, reply_code = :code, ended_at = clock_timestamp(),
                            recipient = null, content = null
                        where id = :id and attempts = :attempt and status = 'waiting'
                        """)
                        .setParameter("status", status)
                        .setParameter("code", code, Integer.class)
                        .setParameter("id", id)
                        .setParameter("attempt", attempt)
                        .executeUpdate()
                > 0;
    }

    /** No longer than what it says is good: then it is forgotten at once. */
    private boolean putOff(Claim claim, @Nullable Integer code) {
        return database.createNativeMutationQuery("""
                        update mail set reply_code = :code,
                            due_at = least(clock_timestamp() + make_interval(secs => :pause), good_until)
                        where id = :id and attempts = :attempt and status = 'waiting'
                        """)
                        .setParameter("code", code, Integer.class)
                        .setParameter("pause", pause(claim.attempt()))
                        .setParameter("id", claim.id())
                        .setParameter("attempt", claim.attempt())
                        .executeUpdate()
                > 0;
    }

    /** Between half and all of a time that doubles with each try, lest all that failed together come back together. */
    private double pause(int attempt) {
        double doubled = seconds(config.firstPause()) * Math.pow(2, Math.min(attempt - 1, MOST_DOUBLINGS));
        double longest = Math.min(doubled, seconds(config.longestPause()));
        return longest * (0.5 + ThreadLocalRandom.current().nextDouble() / 2);
    }

    /** Forgets letters that were sent or given up long ago; tells how many. */
    @Transactional
    int prune() {
        return database.createNativeMutationQuery(
                        "delete from mail where ended_at < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, seconds(config.retention()))
                .executeUpdate();
    }

    /** How many letters of each kind wait, and for how long the oldest has. */
    @Transactional
    List<Waiting> waiting() {
        return database.createNativeQuery("""
                        select kind, count(*) as number,
                            cast(extract(epoch from clock_timestamp() - min(created_at)) as double precision) as oldest
                        from mail where status = 'waiting' group by kind
                        """, Tuple.class).getResultList().stream()
                .map(row -> new Waiting(
                        row.get("kind", String.class), row.get("number", Long.class), row.get("oldest", Double.class)))
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * What waits of one kind.
     *
     * @param oldest in seconds
     */
    record Waiting(String kind, long number, double oldest) {}
}
