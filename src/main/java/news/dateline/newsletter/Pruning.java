package news.dateline.newsletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.hibernate.Session;

/** Forgets what is kept no longer: in batches, so that no transaction is long. Whatever another instance has in hand is left to it. */
@Singleton
class Pruning {
    private static final int AT_ONCE = 1000;

    private final Session database;
    private final Subscribers subscribers;
    private final Ledger ledger;
    private final NewsletterConfig config;
    private final InstantSource clock;

    Pruning(Session database, Subscribers subscribers, Ledger ledger, NewsletterConfig config, InstantSource clock) {
        this.database = database;
        this.subscribers = subscribers;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        all(() -> expired("mailed_token", "hash", "expires_at", Duration.ZERO));
        all(() -> expired("spent_challenge", "challenge", "expires_at", Duration.ZERO));
        all(() -> expired("capped_letter", "id", "at", Duration.ofDays(1)));
        all(() -> expired("sign_up_rate", "network, minute", "minute", Duration.ofHours(1)));
        all(this::unconfirmed);
        all(this::departed);
        all(() -> ledger.prune(clock.instant().minus(config.consentRetention()), AT_ONCE));
    }

    private static void all(IntSupplier some) {
        int pruned = AT_ONCE;
        while (pruned >= AT_ONCE) {
            pruned = QuarkusTransaction.requiringNew().call(some::getAsInt);
        }
    }

    private int expired(String table, String key, String column, Duration kept) {
        return database.createNativeMutationQuery("""
                        delete from %s where (%s) in (
                            select %s from %s where %s < clock_timestamp() - make_interval(secs => :kept)
                            limit :most for update skip locked)
                        """.formatted(table, key, key, table, column))
                .setParameter("kept", (double) kept.toSeconds())
                .setParameter("most", AT_ONCE)
                .executeUpdate();
    }

    /** Requests that nobody confirmed. */
    private int unconfirmed() {
        return database.createNativeMutationQuery("""
                        delete from subscription where (subscriber_id, newsletter_id) in (
                            select subscriber_id, newsletter_id from subscription where status = 'pending'
                                and requested_at < clock_timestamp() - make_interval(secs => :life)
                            limit :most for update skip locked)
                        """)
                .setParameter("life", (double) config.pendingLife().toSeconds())
                .setParameter("most", AT_ONCE)
                .executeUpdate();
    }

    /** People of whom nothing is left: who never confirmed, and who left so long ago that the ledger forgets it, too. */
    private int departed() {
        var gone = database.createNativeQuery("""
                        select %s from subscriber s
                        where not exists (select 1 from subscription x where x.subscriber_id = s.id and (x.status <> 'ended'
                                or x.ended_at > clock_timestamp() - make_interval(secs => :kept)))
                            and s.created_at < clock_timestamp() - make_interval(secs => :life)
                            and (s.confirmed_at is null
                                or s.confirmed_at < clock_timestamp() - make_interval(secs => :kept))
                        limit :most for update skip locked
                        """.formatted(Subscriber.COLUMNS), Tuple.class)
                .setParameter("kept", (double) config.consentRetention().toSeconds())
                .setParameter("life", (double) config.pendingLife().toSeconds())
                .setParameter("most", AT_ONCE)
                .getResultList();
        gone.stream().map(Subscriber::of).forEach(subscriber -> {
            ledger.record(subscriber, Ledger.Entry.of("expired", "clock", null));
            ledger.forget(subscriber.id());
            subscribers.delete(subscriber.id());
        });
        return gone.size();
    }
}
