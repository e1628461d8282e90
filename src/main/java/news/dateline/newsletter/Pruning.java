package news.dateline.newsletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

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
        all(() -> expired("sign_up", "id", "at", Admission.LONGEST_WAIT));
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
        return locked(table, key, "%s < clock_timestamp() - make_interval(secs => :kept)".formatted(column), kept);
    }

    /** Requests that nobody confirmed. */
    private int unconfirmed() {
        var isOver = "status = 'pending' and requested_at < clock_timestamp() - make_interval(secs => :kept)";
        return locked("subscription", "subscriber_id, newsletter_id", isOver, config.pendingLife());
    }

    /** Whatever changed while its row was not locked yet is looked at again. */
    private int locked(String table, String key, String isOver, Duration kept) {
        return database.createNativeMutationQuery("""
                        delete from %1$s where %3$s and (%2$s) in (
                            select %2$s from %1$s where %3$s limit :most for update skip locked)
                        """.formatted(table, key, isOver))
                .setParameter("kept", (double) kept.toSeconds())
                .setParameter("most", AT_ONCE)
                .executeUpdate();
    }

    /** People of whom nothing is left: who never confirmed, and who left so long ago that the ledger forgets it, too. */
    private int departed() {
        var locked = departed("s.id", "limit %d for update skip locked".formatted(AT_ONCE))
                .getResultList();
        if (!locked.isEmpty()) {
            var ids = locked.stream().map(row -> row.get("id", UUID.class)).toList();
            // Once more, now that nobody else has them in hand: a subscription may have come in between.
            departed(Subscriber.COLUMNS, "and s.id in (:ids)").setParameter("ids", ids).getResultList().stream()
                    .map(Subscriber::of)
                    .forEach(this::forget);
        }
        return locked.size();
    }

    private NativeQuery<Tuple> departed(String columns, String which) {
        return database.createNativeQuery("""
                        select %s from subscriber s
                        where s.created_at < clock_timestamp() - make_interval(secs => :life)
                            and (s.confirmed_at is null
                                or s.confirmed_at < clock_timestamp() - make_interval(secs => :kept))
                            and not exists (select 1 from subscription x where x.subscriber_id = s.id and (x.status <> 'ended'
                                or (s.confirmed_at is not null
                                    and x.ended_at > clock_timestamp() - make_interval(secs => :kept))))
                        %s
                        """.formatted(columns, which), Tuple.class)
                .setParameter("kept", (double) config.consentRetention().toSeconds())
                .setParameter("life", (double) config.pendingLife().toSeconds());
    }

    private void forget(Subscriber subscriber) {
        if (subscriber.confirmed().isEmpty()) {
            // Of the others the ledger has known the end for as long as it keeps anything: an entry would begin that
            // anew.
            ledger.record(subscriber, Ledger.Entry.of("expired", "clock", null));
        }
        ledger.forget(subscriber.id());
        subscribers.delete(subscriber.id());
    }
}
