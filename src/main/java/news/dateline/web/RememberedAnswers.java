package news.dateline.web;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Forgets answers that are kept for repeated requests ({@link Idempotent}): after a day, or because of what they say. */
@Singleton
public class RememberedAnswers {
    private final Session database;

    RememberedAnswers(Session database) {
        this.database = database;
    }

    /** Whoever repeats the request that made the thing at this path is told that it is gone, and not what it said. */
    @Transactional
    public void forgetContent(String path) {
        database.createNativeMutationQuery("update idempotent_answer set body = null where location like ?1")
                .setParameter(1, "%" + path)
                .executeUpdate();
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    void forgetOld() {
        database.createNativeMutationQuery(
                        "delete from idempotent_answer where at < clock_timestamp() - interval '1 day'")
                .executeUpdate();
    }
}
