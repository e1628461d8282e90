package news.dateline.change;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Carries what the tail reads to one broadcast, at a pace of its own: while one is held up by the database, no other is. */
final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int MOST_WAITING = 200;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final Broadcast broadcast;
    private final BlockingQueue<Load> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;

    Relay(Broadcast broadcast) {
        this.broadcast = broadcast;
        this.thread = Thread.ofVirtual().name("relay-" + broadcast.name()).start(this::run);
    }

    /** The facts that follow on those before, up to a position. */
    void carry(List<Fact> facts, long upTo) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(new Load(facts, upTo, false));
        } else {
            restart(upTo);
        }
    }

    /** What is between the position before and this one cannot be told. */
    void restart(long position) {
        waiting.clear();
        waiting.add(new Load(List.of(), position, true));
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                deliver(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Load load) throws InterruptedException {
        if (load.isRestart()) {
            broadcast.restart(load.upTo());
            return;
        }
        // The broadcast itself gives up in the end.
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                broadcast.take(load.facts(), load.upTo());
                return;
            } catch (RuntimeException e) {
                LOG.warnf("The stream %s is held up: %s", broadcast.name(), e.getMessage());
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        }
    }

    private record Load(List<Fact> facts, long upTo, boolean isRestart) {}
}
