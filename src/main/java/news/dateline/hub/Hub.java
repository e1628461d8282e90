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
import news.dateline.change.ChangeTail;
import news.dateline.web.Bell;
import news.dateline.web.Hands;
import org.jboss.logging.Logger;

/** Does the hub's work, on every instance: whenever the log has grown, and each second. */
@Singleton
class Hub {
    private static final Logger LOG = Logger.getLogger(Hub.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Requests that another instance has taken are its own to see to meanwhile. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final HubQueue queue;
    private final TopicReading topics;
    private final Verifying verifying;
    private final Distributing distributing;
    private final ChangeTail tail;
    private final Hands hands;
    /** Callbacks that are only asked whether they want something get half of the hands, so that they hold up no delivery. */
    private final Semaphore freeForVerifying;

    private final Bell taken = new Bell();
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
        this.hands = new Hands(rules.concurrency());
        this.freeForVerifying = new Semaphore(Math.max(1, rules.concurrency() / 2));
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("hub").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        taken.ring();
        if (!hands.rest(FAREWELL)) {
            LOG.info("Some subscribers of feeds were cut off; they are sent them again.");
        }
    }

    private void run() {
        boolean isAnybodyThere = false;
        while (!isStopping) {
            long seen = tail.position();
            boolean some = false;
            try {
                isAnybodyThere = isAnybodyThere || queue.isAnybodyThere();
                some = isAnybodyThere && look(seen);
            } catch (RuntimeException e) {
                LOG.warnf("Subscribers of feeds wait: %s", e.getClass().getSimpleName());
            }
            if (some) {
                hands.awaitFree(POLL);
            } else if (isAnybodyThere) {
                isAnybodyThere = tail.awaitBeyond(seen, POLL);
            } else {
                // A hub without subscribers is not asked for each change, nor each second, whether it has any.
                taken.await(IDLE);
            }
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Enrolling.Taken event) {
        taken.ring();
    }

    /** Whether there was anything to do. */
    private boolean look(long newest) {
        queue.topics(newest).forEach(this::read);
        var wishes = queue.wishes(Math.min(hands.free(), freeForVerifying.availablePermits()));
        for (var wish : wishes) {
            // Only one thread takes from what is free, so that this does not wait.
            freeForVerifying.acquireUninterruptibly();
            hand(() -> {
                try {
                    verifying.verify(wish);
                } finally {
                    freeForVerifying.release();
                }
            });
        }
        return deliver() || !wishes.isEmpty();
    }

    /** A feed that cannot be read holds up no other. */
    private void read(String topic) {
        try {
            topics.read(topic).ifPresentOrElse(queue::observe, () -> queue.end(topic));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A feed that others are sent cannot be read: %s",
                    e.getClass().getSimpleName());
        }
    }

    /** Each feed is read once for all who are sent it now. */
    private boolean deliver() {
        Map<String, Optional<TopicReading.Topic>> read = new HashMap<>();
        var deliveries = queue.deliveries(hands.free());
        for (var delivery : deliveries) {
            var topic = read.computeIfAbsent(delivery.topic(), topics::read);
            topic.ifPresentOrElse(
                    found -> hand(() -> distributing.distribute(delivery, found)), () -> queue.end(delivery.topic()));
        }
        return !deliveries.isEmpty();
    }

    private void hand(Runnable work) {
        hands.give("hub-hand", () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // It is due again when the lease is over.
                LOG.warnf("A subscriber of a feed waits: %s", e.getClass().getSimpleName());
            }
        });
    }

    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void prune() {
        queue.prune();
    }
}
