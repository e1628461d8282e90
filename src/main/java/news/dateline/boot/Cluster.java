package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The folder with PostgreSQL's files ("cluster" in its own language): made once, checked at every start. */
record Cluster(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    /** Finds the cluster or makes it beside its place and renames it, so that a killed first start begins anew. */
    static Cluster under(Path parent, Binaries binaries, ServerCommand command) throws IOException {
        var folder = parent.resolve("data");
        if (!Files.exists(folder)) initialise(parent, folder, binaries, command);
        requireMajor(folder, binaries.major());
        return new Cluster(folder);
    }

    Path pidFile() {
        return folder.resolve("postmaster.pid");
    }

    /** The process the pid file names; it may be long dead. */
    Optional<Long> serverPid() throws IOException {
        return pidLine(PID_LINE).filter(line -> line.matches("\\d{1,18}")).map(Long::parseLong);
    }

    boolean serverIsReady() throws IOException {
        return pidLine(STATUS_LINE).filter("ready"::equals).isPresent();
    }

    private Optional<String> pidLine(int number) throws IOException {
        try {
            var lines = Files.readAllLines(pidFile());
            return lines.size() > number ? Optional.of(lines.get(number).strip()) : Optional.empty();
        } catch (NoSuchFileException noServer) {
            return Optional.empty();
        }
    }

    static Path passwordFile(Path parent) {
        return parent.resolve("pgpass");
    }

    private static void initialise(Path parent, Path folder, Binaries binaries, ServerCommand command)
            throws IOException {
        var draft = parent.resolve("data.initialising");
        Binaries.deleteTree(draft);
        var passwords = Passwords.generate();
        passwords.write(passwordFile(parent));
        var handover = parent.resolve("superuser-password");
        OwnerOnly.write(handover, passwords.superuser());
        try {
            var outcome = command.run(PATIENCE, initdb(binaries, draft, handover));
            if (!outcome.succeeded()) {
                throw new StartupFailure(
                        "PostgreSQL could not set up its folder %s: %s".formatted(folder, outcome.lastLine()));
            }
        } finally {
            Files.deleteIfExists(handover);
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> initdb(Binaries binaries, Path folder, Path passwordFile) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=" + Passwords.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorting never changes with an upgrade of the operating system's C library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                // Into postgresql.conf rather than on the command line: an operator may change these.
                "--set=max_connections=60",
                "--set=shared_buffers=128MB",
                "--set=log_line_prefix=%m [%p] ",
                "--set=log_checkpoints=off");
    }

    private static void requireMajor(Path folder, String major) throws IOException {
        var file = folder.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new StartupFailure(
                    "The folder %s is not a PostgreSQL data folder (it has no PG_VERSION):".formatted(folder)
                            + " restore it from a backup, or move it away to start empty.");
        }
        var found = Files.readString(file).strip();
        if (!found.equals(major)) {
            throw new StartupFailure("The folder %s was written by PostgreSQL %s and this Dateline carries %s:"
                            .formatted(folder, found, major)
                    + " dump it with the release that wrote it and restore the dump into a fresh folder"
                    + " (docs/operations.md, \"Upgrading\").");
        }
    }
}
