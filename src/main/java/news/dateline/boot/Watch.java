package news.dateline.boot;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts the server again when it dies while the application lives (killed, out of memory, stopped by hand). */
final class Watch implements Runnable {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Server server;
    private final Thread thread;

    private Watch(Server server) {
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("postgresql-watch").unstarted(this);
    }

    static Watch over(Server server) {
        var watch = new Watch(server);
        watch.thread.start();
        return watch;
    }

    /** Returns when no restart can happen any more. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Override
    public void run() {
        try {
            while (true) {
                var exitCode = server.awaitEnd();
                LOG.warnf("The embedded PostgreSQL ended (exit code %d); starting it again.", exitCode);
                restart();
            }
        } catch (InterruptedException ended) {
            // The application is going down and stops the server itself.
        }
    }

    /** The first attempts may fail while the dead server's last backends still hold its shared memory. */
    private void restart() throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                server.start();
                LOG.info("The embedded PostgreSQL is back.");
                return;
            } catch (IOException | StartupFailure e) {
                LOG.warnf("%s Next attempt in %d ms.", e.getMessage(), pause.toMillis());
                Thread.sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
