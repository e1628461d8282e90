package news.dateline.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import news.dateline.change.ChangeTail;
import news.dateline.change.Fact;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cache in front of the house what is out of date: a reader of the change log with a position of its own, in order,
 * and again until it has been taken.
 */
@Singleton
class Purging {
    private static final Logger LOG = Logger.getLogger(Purging.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PurgeQueue queue;
    private final PurgeCall call;
    private final PurgeConfig config;
    private final ChangeTail tail;
    private final AtomicLong lag = new AtomicLong();
    private volatile boolean isStopping;
    private volatile @Nullable Thread thread;

    Purging(PurgeQueue queue, PurgeCall call, PurgeConfig config, ChangeTail tail, MeterRegistry meters) {
        this.queue = queue;
        this.call = call;
        this.config = config;
        this.tail = tail;
        if (config.url().isPresent()) {
            meters.gauge("dateline.purge.lag.changes", lag);
        }
    }

    void start(@Observes StartupEvent event) {
        if (config.url().isPresent()) {
            queue.begin();
            thread = Thread.ofVirtual().name("purge").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        while (!isStopping) {
            long seen = tail.position();
            try {
                if (!round()) {
                    tail.awaitBeyond(seen, POLL);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Purges wait: %s", e.getClass().getSimpleName());
                tail.awaitBeyond(Long.MAX_VALUE, POLL);
            }
        }
    }

    /** Whether something was told, so that more may follow. */
    private boolean round() throws InterruptedException {
        // Longer than all calls of a batch may take, were each to take as long as it may.
        var claimed = queue.claim(config.timeout().multipliedBy(10));
        lag.set(claimed.isPresent() ? queue.lag() : 0);
        if (claimed.isEmpty()) {
            return false;
        }
        var batch = queue.next(claimed.get());
        if (!tell(batch.changes())) {
            queue.postpone();
            return false;
        }
        queue.advance(claimed.get(), batch.next());
        return true;
    }

    private boolean tell(List<Fact> facts) throws InterruptedException {
        var tags = List.copyOf(new TreeSet<>(Touched.by(facts).orElseGet(Touched::lists)));
        for (int i = 0; i < tags.size(); i += config.mostTags()) {
            if (!call.tell(tags.subList(i, Math.min(tags.size(), i + config.mostTags())))) {
                return false;
            }
        }
        return true;
    }
}
