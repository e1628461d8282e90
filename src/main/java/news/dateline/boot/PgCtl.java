package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Stops the server of a cluster, also one that an earlier JVM left behind. */
record PgCtl(ServerCommand command, Binaries binaries, Cluster cluster) {

    boolean stop(String mode) throws IOException {
        var arguments = List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--pgdata=" + cluster.folder(),
                "--mode=" + mode,
                "--wait",
                "--timeout=" + Server.PATIENCE.toSeconds());
        return command.run(Server.PATIENCE.plusSeconds(5), arguments).succeeded();
    }

    /** A killed JVM leaves its server running: it is stopped before a new one starts on the same files. */
    void stopOrphan() throws IOException {
        var orphan = cluster.serverPid().flatMap(ProcessHandle::of);
        if (orphan.isEmpty()) return;
        if (!servesThisCluster(orphan.get())) {
            // Since a restart of the machine the pid is somebody else's: pg_ctl would signal that process, and
            // PostgreSQL would refuse to start beside it.
            Files.deleteIfExists(cluster.pidFile());
        } else if (!stop("fast") && !stop("immediate")) {
            throw new StartupFailure("An earlier PostgreSQL (process %d) still runs on %s and does not stop: end it."
                    .formatted(orphan.get().pid(), cluster.folder()));
        }
    }

    private boolean servesThisCluster(ProcessHandle candidate) {
        return candidate
                .info()
                .arguments()
                .filter(arguments ->
                        List.of(arguments).contains(cluster.folder().toString()))
                .isPresent();
    }
}
