package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server process on one cluster and one port: started, waited for, stopped. */
final class Server {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int POLL_MILLIS = 10;

    private final ServerCommand command;
    private final PgCtl pgCtl;
    private final Binaries binaries;
    private final Cluster cluster;
    private final LogTail log;
    private final List<String> settings;

    private volatile @Nullable Process process;

    Server(ServerCommand command, Binaries binaries, Cluster cluster, LogTail log, List<String> settings) {
        this.command = command;
        this.pgCtl = new PgCtl(command, binaries, cluster);
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
        this.settings = settings;
    }

    /** Returns when the server accepts connections. */
    void start() throws IOException, InterruptedException {
        var since = log.size();
        var started = command.startInOwnSession(commandLine(), log.file());
        process = started;
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(started)) {
            if (started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) throw failure("did not start", since);
            if (System.nanoTime() > deadline) {
                stop();
                throw failure("was not ready within %d s".formatted(PATIENCE.toSeconds()), since);
            }
        }
    }

    int awaitEnd() throws InterruptedException {
        var current = process;
        return current == null ? 0 : current.waitFor();
    }

    long pid() {
        var current = process;
        return current == null ? -1 : current.pid();
    }

    /** Open transactions are rolled back, everything acknowledged is on disk. */
    void stop() throws IOException {
        var current = process;
        if (current == null || !current.isAlive()) return;
        if (!pgCtl.stop("fast")) {
            // No pid file yet, or a server that does not come to its end: what it has committed is in its log on disk.
            current.destroyForcibly();
        }
        current.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private List<String> commandLine() {
        var line = new ArrayList<String>();
        line.add(binaries.program("postgres"));
        line.addAll(List.of("-D", cluster.folder().toString()));
        settings.forEach(setting -> line.addAll(List.of("-c", setting)));
        return line;
    }

    private boolean isReady(Process started) throws IOException {
        return cluster.serverPid().filter(pid -> pid == started.pid()).isPresent() && cluster.serverIsReady();
    }

    private StartupFailure failure(String what, long since) throws IOException {
        return new StartupFailure(
                "PostgreSQL %s: %s (more in %s).".formatted(what, log.lastWord(since), relative(log.file())));
    }

    private static Path relative(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
