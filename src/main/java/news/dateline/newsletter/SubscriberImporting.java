package news.dateline.newsletter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs imports of subscribers, one at a time. The log says how far they are, never whom they are about. */
@Singleton
class SubscriberImporting {
    private static final Logger LOG = Logger.getLogger(SubscriberImporting.class);
    private static final int BATCH = 1000;

    private final SubscriberImports imports;
    private final BringingIn bringingIn;
    private final InstantSource clock;
    private final UUID runner = UUID.randomUUID();
    /** Held for as long as an import runs, so that the end of the application can wait for its batch. */
    private final ReentrantLock running = new ReentrantLock();

    private volatile boolean isStopping;

    SubscriberImporting(SubscriberImports imports, BringingIn bringingIn, InstantSource clock) {
        this.imports = imports;
        this.bringingIn = bringingIn;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        running.lock();
        try {
            for (var claim = imports.claim(runner); claim.isPresent() && !isStopping; claim = imports.claim(runner)) {
                run(claim.get());
            }
        } catch (RuntimeException e) {
            // Mostly the database is away; what was running is taken up again when its lease has run out.
            LOG.warnf("Imports of subscribers wait: %s", e.getClass().getName());
        } finally {
            running.unlock();
        }
    }

    void stop(@Observes ShutdownEvent end) {
        isStopping = true;
        running.lock();
        try {
            LOG.debug("No import of subscribers is running any more");
        } finally {
            running.unlock();
        }
    }

    private void run(SubscriberImports.Claim claim) {
        LOG.infof("Import %s of subscribers begins", claim.id());
        try {
            var failure = failureOf(claim);
            imports.finish(claim, failure);
            LOG.infof("Import %s of subscribers %s", claim.id(), failure == null ? "is complete" : "failed");
        } catch (Stopped e) {
            imports.release(claim);
        } catch (BringingIn.LostLease e) {
            LOG.warnf("Import %s of subscribers is another runner's by now", claim.id());
        }
    }

    /** Brings the file in; says why not, if not. What stands before a fault comes in all the same. */
    private @Nullable String failureOf(SubscriberImports.Claim claim) {
        if (claim.isHopeless()) {
            return "It was tried several times and never came to an end. What was imported stays.";
        }
        var batch = new ArrayList<ImportedRow>(BATCH);
        String failure = null;
        try {
            new SubscriberFile(clock.instant()).read(imports.content(claim), row -> {
                if (row.number() > claim.processed()) {
                    batch.add(row);
                }
                if (batch.size() == BATCH) {
                    bring(claim, batch);
                }
            });
        } catch (SubscriberFile.DamagedList e) {
            failure = e.getMessage();
        }
        if (!batch.isEmpty()) {
            bring(claim, batch);
        }
        return failure;
    }

    private void bring(SubscriberImports.Claim claim, List<ImportedRow> batch) {
        if (isStopping) {
            throw new Stopped();
        }
        bringingIn.bring(claim, List.copyOf(batch));
        batch.clear();
    }

    /** The application is being stopped. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("Stopped");
        }
    }
}
