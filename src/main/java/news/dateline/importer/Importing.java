package news.dateline.importer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs imports, one at a time: takes one that waits, reads its file, and records how it ended. */
@Singleton
class Importing {
    private static final Logger LOG = Logger.getLogger(Importing.class);

    private final ImportQueue queue;
    private final Filing filing;
    private final Spool spool;
    private final ImportConfig config;
    private final UUID runner = UUID.randomUUID();
    /** Held for as long as an import runs, so that the end of the application can wait for it. */
    private final ReentrantLock running = new ReentrantLock();

    private volatile @Nullable UUID current;
    private volatile boolean isStopping;

    Importing(ImportQueue queue, Filing filing, Spool spool, ImportConfig config) {
        this.queue = queue;
        this.filing = filing;
        this.spool = spool;
        this.config = config;
    }

    void begin(@ObservesAsync Receiving.Received file) {
        work();
    }

    /** Looks for work that was left by others, or when the hint was lost. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!running.tryLock()) {
            return;
        }
        try {
            while (!isStopping) {
                var claim = queue.claim(spool.instance(), runner);
                if (claim.isEmpty()) {
                    return;
                }
                run(claim.get());
            }
        } catch (RuntimeException e) {
            // Mostly the database is away; an import that was running is taken up again when its lease has run out.
            LOG.warnf("Imports wait: %s", e.getMessage());
            LOG.debug("Imports wait", e);
        } finally {
            running.unlock();
        }
    }

    /** Says that the import is still being worked on, however long its first pass may take. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepLease() {
        var job = current;
        try {
            if (job != null && !queue.renew(job, runner)) {
                current = null;
            }
        } catch (RuntimeException e) {
            LOG.warnf("The lease of import %s was not renewed: %s", job, e.getMessage());
        }
    }

    /** Removes files that nothing refers to. */
    @Scheduled(every = "1h", delayed = "1m")
    void tidy() {
        spool.tidy(queue.open(spool.instance()));
    }

    void stop(@Observes ShutdownEvent end) {
        isStopping = true;
        // Until the running import has come to the end of its batch.
        running.lock();
        try {
            LOG.debug("No import is running any more");
        } finally {
            running.unlock();
        }
    }

    private void run(ImportQueue.Claim claim) {
        LOG.infof("Import %s (%s) begins", claim.job(), claim.format().wireName());
        current = claim.job();
        try {
            var failure = failureOf(claim);
            queue.finish(claim, failure);
            spool.delete(claim.job());
            LOG.infof("Import %s %s", claim.job(), failure == null ? "is complete" : "failed: " + failure);
        } catch (Batches.Stopped e) {
            queue.release(claim);
            LOG.infof("Import %s is put back", claim.job());
        } catch (Filing.LostLease e) {
            LOG.warnf("Import %s is another runner's by now", claim.job());
        } finally {
            current = null;
        }
    }

    /** Brings the file in; says why not, if not. */
    private @Nullable String failureOf(ImportQueue.Claim claim) {
        if (!spool.has(claim.job())) {
            return "The uploaded file is no longer there.";
        }
        if (claim.isHopeless()) {
            return "It was tried several times and never came to an end. What was imported stays.";
        }
        try {
            var file = spool.file(claim.job());
            var export = export(claim, file);
            var site = Objects.requireNonNullElse(claim.site(), export.site());
            try (var batches = new Batches(
                    config.threads().orElse(Runtime.getRuntime().availableProcessors()),
                    config.batch(),
                    batch -> {
                        filing.file(claim, site, batch);
                        queue.advance(claim, file.position());
                    },
                    () -> isStopping || current == null)) {
                return failureOf(export, batches);
            }
        } catch (DamagedFile e) {
            return e.getMessage();
        }
    }

    /** What stands before a fault comes in all the same. */
    private static @Nullable String failureOf(Export export, Batches batches) {
        String failure = null;
        try {
            export.read(batches);
        } catch (DamagedFile e) {
            failure = e.getMessage();
        }
        batches.flush();
        return failure;
    }

    private Export export(ImportQueue.Claim claim, SpooledFile file) throws DamagedFile {
        return switch (claim.format()) {
            case WORDPRESS -> new WordPressExport(file, config, claim.language());
            case GHOST -> new GhostExport(file, config, claim.language());
            case DATELINE -> new DatelineExport(file, config, claim.language());
        };
    }
}
