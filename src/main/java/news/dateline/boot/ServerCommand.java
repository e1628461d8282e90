package news.dateline.boot;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs as the user they accept: anybody but root. */
final class ServerCommand {
    private static final Duration PROBE = Duration.ofSeconds(5);

    /** How a finished program ended and what it printed. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        String lastLine() {
            return LogTail.telling(output.lines().toList());
        }
    }

    private final List<String> prefix;

    private ServerCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace without a mapping the same process has the uid of "nobody"
     * and no capabilities, while its files stay root's own on disk: nothing has to be handed to another user.
     */
    static ServerCommand forCurrentUser() throws IOException {
        if (!isRoot()) return new ServerCommand(List.of());
        var unshared = new ServerCommand(List.of("unshare", "-U", "--"));
        try {
            if (unshared.run(PROBE, List.of("true")).succeeded()) return unshared;
        } catch (IOException noSuchProgram) {
            // The sentence below says what to do in both cases.
        }
        throw new StartupFailure(
                "PostgreSQL does not run as root and this system forbids user namespaces: start Dateline"
                        + " as an ordinary user, or set QUARKUS_DATASOURCE_JDBC_URL to an external PostgreSQL.");
    }

    /** Runs a program to its end. */
    Outcome run(Duration patience, List<String> command) throws IOException {
        var output = Files.createTempFile("dateline-", ".out");
        try {
            var process = builder(command, output.toFile()).start();
            return awaitEnd(process, patience, output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Outcome awaitEnd(Process process, Duration patience, Path output) throws IOException {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            }
            return new Outcome(-1, "no end within %d s".formatted(patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Starts a program that stays, as a direct child (whoever is its parent must reap it, also as process 1 of a
     * container) in a session of its own: Ctrl-C in a terminal must reach the application first, not the database.
     */
    Process startInOwnSession(List<String> command, Path log) throws IOException {
        var detached = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) detached.add("setsid");
        detached.addAll(command);
        return builder(detached, log.toFile()).start();
    }

    private ProcessBuilder builder(List<String> command, File output) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        // PGDATA, PGPORT and their like belong to another server of this machine.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean isRoot() {
        return !System.getProperty("os.name", "").startsWith("Windows") && new UnixSystem().getUid() == 0;
    }
}
