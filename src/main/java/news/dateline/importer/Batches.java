package news.dateline.importer;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Three things at once: the file is read on the caller's thread, bodies are parsed on as many threads as there are
 * processors, and the batch before is written on one more. No more than two batches are in memory.
 *
 * <p>These are threads of the platform: parsing is nothing but work, and would keep virtual ones from serving requests.
 */
final class Batches implements Consumer<Found>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final int size;
    private final Consumer<List<Filing.Decided>> filing;
    private final BooleanSupplier stop;
    private final ExecutorService parsers;
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private List<Pending> pending = new ArrayList<>();
    private Future<?> writing = CompletableFuture.completedFuture(null);
    private int number;

    Batches(int threads, int size, Consumer<List<Filing.Decided>> filing, BooleanSupplier stop) {
        this.parsers = Executors.newFixedThreadPool(threads);
        this.size = size;
        this.filing = filing;
        this.stop = stop;
    }

    @Override
    public void accept(Found found) {
        if (stop.getAsBoolean()) {
            throw new Stopped();
        }
        var parsed = switch (found) {
            case Found.Article article -> parsers.submit(() -> article.verdict().get());
            case Found.Other _ -> null;
        };
        pending.add(new Pending(++number, found, parsed));
        if (pending.size() == size) {
            handOver();
        }
    }

    /** Writes what has been read so far and waits until that is done. */
    void flush() {
        handOver();
        await();
    }

    private void handOver() {
        await();
        var batch = pending;
        pending = new ArrayList<>(size);
        writing = writer.submit(() -> write(batch.stream().map(Pending::decided).toList()));
    }

    private void await() {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /** If a batch is refused, each of it is tried alone, so that one thing that cannot be stored costs no other. */
    private void write(List<Filing.Decided> batch) {
        try {
            if (!batch.isEmpty()) {
                filing.accept(batch);
            }
        } catch (PersistenceException e) {
            if (batch.size() > 1) {
                LOG.debug("A batch was refused; each of it is tried alone", e);
                batch.forEach(decided -> write(List.of(decided)));
            } else if (batch.getFirst().verdict() instanceof Manuscript) {
                var decided = batch.getFirst();
                LOG.warnf(e, "%s cannot be stored", decided.found().source());
                filing.accept(List.of(
                        new Filing.Decided(decided.number(), decided.found(), new Verdict.Skip(Reason.FAILED))));
            } else {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        parsers.shutdownNow();
        writer.close();
    }

    private record Pending(
            int number, Found found, @Nullable Future<Verdict> parsed) {

        private Filing.Decided decided() {
            return new Filing.Decided(number, found, verdict());
        }

        private Verdict verdict() {
            if (parsed == null) {
                return found.verdict().get();
            }
            try {
                return parsed.get();
            } catch (ExecutionException e) {
                LOG.warnf(e.getCause(), "%s cannot be converted", found.source());
                return new Verdict.Skip(Reason.FAILED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Stopped();
            }
        }
    }

    /** The application is being stopped, or the import is no longer ours. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("Stopped");
        }
    }
}
