package news.dateline.hub;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import news.dateline.change.ChangeTail;
import org.jboss.logging.Logger;

/** Does the hub's work, on every instance: whenever the log has grown, and each second. */
@Singleton
class Hub {
    private static final Logger LOG = Logger.getLogger(Hub.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Requests that another instance has taken are its own to see to meanwhile. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final long FAREWELL_SECONDS = 5;

    private final HubQueue queue;
    private final TopicReading topics;
    private final Verifying verifying;
    private final Distributing distributing;
    private final ChangeTail tail;
    private final int hands;
    private final Semaphore free;
    private final Semaphore taken = new Semaphore(0);
    private volatile boolean isStopping;

    Hub(
            HubQueue queue,
            TopicReading topics,
            Verifying verifying,
            Distributing distributing,
            ChangeTail tail,
            HubRules rules) {
        this.queue = queue;
        this.topics = topics;
        this.verifying = verifying;
        this.distributing = distributing;
        this.tail = tail;
        this.hands = rules.concurrency();
        this.free = new Semaphore(hands);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("hub").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        taken.release();
        boolean allEnded = free.tryAcquire(hands, FAREWELL_SECONDS, TimeUnit.SECONDS);
        if (!allEnded) {
            LOG.info("Some subscribers of feeds were cut off; they are sent them again.");
        }
    }

    private void run() {
        boolean isAnybodyThere = false;
        while (!isStopping) {
            long seen = tail.position();
            try {
                isAnybodyThere = isAnybodyThere || queue.isAnybodyThere();
                if (isAnybodyThere) {
                    look(seen);
                }
            } catch (RuntimeException e) {
                LOG.warnf("Subscribers of feeds wait: %s", e.getClass().getSimpleName());
            }
            if (isAnybodyThere) {
                isAnybodyThere = tail.awaitBeyond(seen, POLL);
            } else {
                awaitFirst();
            }
        }
    }

    /** A hub without subscribers is not asked for each change, nor each second, whether it has any. */
    private void awaitFirst() {
        try {
            boolean _ = taken.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Enrolling.Taken event) {
        taken.release();
    }

    private void look(long newest) {
        for (var topic : queue.topics(newest)) {
            topics.read(topic).ifPresentOrElse(queue::observe, () -> queue.end(topic));
        }
        for (var wish : queue.wishes(free.availablePermits())) {
            hand(() -> verifying.verify(wish));
        }
        deliver();
    }

    /** Each feed is read once for all who are sent it now. */
    private void deliver() {
        Map<String, Optional<TopicReading.Topic>> read = new HashMap<>();
        for (var delivery : queue.deliveries(free.availablePermits())) {
            var topic = read.computeIfAbsent(delivery.topic(), topics::read);
            topic.ifPresentOrElse(
                    found -> hand(() -> distributing.distribute(delivery, found)), () -> queue.end(delivery.topic()));
        }
    }

    private void hand(Runnable work) {
        // Only one thread takes from what is free, so that this does not wait.
        free.acquireUninterruptibly();
        Thread.ofVirtual().name("hub-hand").start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // It is due again when the lease is over.
                LOG.warnf("A subscriber of a feed waits: %s", e.getClass().getSimpleName());
            } finally {
                free.release();
            }
        });
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        queue.prune();
    }
}
