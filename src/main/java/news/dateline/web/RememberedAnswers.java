package news.dateline.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Forgets answers that are kept for repeated requests ({@link Idempotent}): after a day, or because of what they say. */
@Singleton
public class RememberedAnswers {
    private static final int AT_ONCE = 1000;

    private final Session database;

    RememberedAnswers(Session database) {
        this.database = database;
    }

    /** Whoever repeats the request that made the thing at this path is told that it is gone, and not what it said. */
    @Transactional
    public void forgetContent(String path) {
        // The path ends with the id of the thing, which has an index.
        database.createNativeMutationQuery("""
                        update idempotent_answer set body = null
                        where right(location, 36) = right(?1, 36) and location like '%' || ?1
                        """).setParameter(1, path).executeUpdate();
    }

    /** In batches, so that no transaction is long; what another instance is forgetting is left to it. */
    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetOld() {
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
