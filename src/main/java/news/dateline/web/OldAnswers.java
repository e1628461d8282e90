package news.dateline.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.hibernate.Session;

/** Forgets the answers to requests with an {@code Idempotency-Key} a day after they were given. */
@Singleton
class OldAnswers {
    private static final int AT_ONCE = 1000;

    private final Session database;

    OldAnswers(Session database) {
        this.database = database;
    }

    /** In batches, so that no transaction is long; what another instance is forgetting is left to it. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = QuarkusTransaction.requiringNew().call(this::forgetSome);
        }
    }

    private int forgetSome() {
        return database.createNativeMutationQuery("""
                        delete from idempotent_answer where (caller, key) in (
                            select caller, key from idempotent_answer
                            where at < clock_timestamp() - interval '24 hours'
                            order by at limit :most for update skip locked)
                        """)
                .setParameter("most", AT_ONCE)
                .executeUpdate();
    }
}
