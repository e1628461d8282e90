package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL under the data folder, for the first minute and for small newsrooms. */
public final class EmbeddedPostgres implements AutoCloseable {
    private final FolderLock lock;
    private final Server server;
    private final Watch watch;
    private final ApplicationDatabase database;

    private EmbeddedPostgres(FolderLock lock, Server server, ApplicationDatabase database) {
        this.lock = lock;
        this.server = server;
        this.database = database;
        this.watch = Watch.over(server);
    }

    /**
     * Starts the server of a data folder, which is set up first when it is new.
     *
     * @throws StartupFailure with a sentence for the person at the terminal
     */
    public static EmbeddedPostgres start(Path dataFolder, Durability durability) {
        var home = dataFolder.toAbsolutePath().normalize().resolve("postgresql");
        try {
            OwnerOnly.createFolder(home);
            var lock = FolderLock.take(home);
            try {
                return start(home.toRealPath(), durability, lock);
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("The start was interrupted.", e);
        } catch (IOException | SQLException e) {
            throw new StartupFailure("The embedded PostgreSQL under %s could not be started: %s".formatted(home, e), e);
        }
    }

    private static EmbeddedPostgres start(Path home, Durability durability, FolderLock lock)
            throws IOException, SQLException, InterruptedException {
        var command = ServerCommand.forCurrentUser();
        var binaries = Binaries.unpackInto(home);
        var cluster = Cluster.under(home, binaries, command);
        var log = new LogTail(home.resolve("postgresql.log"));
        log.keepSmall();
        new PgCtl(command, binaries, cluster).stopOrphan();
        var port = LocalPort.savedOrFree(home.resolve("port"));
        var database = new ApplicationDatabase(port, Passwords.read(Cluster.passwordFile(home)));
        var server = new Server(command, binaries, cluster, log, settings(port, durability));
        server.start();
        try {
            if (durability == Durability.THROWAWAY) database.drop();
            database.ensure();
        } catch (SQLException | RuntimeException e) {
            server.stop();
            throw e;
        }
        binaries.removeEarlier();
        return new EmbeddedPostgres(lock, server, database);
    }

    /** On the command line they win over postgresql.conf: nobody switches safety off or opens a door by accident. */
    private static List<String> settings(int port, Durability durability) {
        var settings = new ArrayList<>(List.of(
                "port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "logging_collector=off"));
        settings.addAll(durability.settings());
        return settings;
    }

    /** The address of the application's database. */
    public String jdbcUrl() {
        return database.url();
    }

    /** The role that owns the application's database; not a superuser. */
    public String username() {
        return Passwords.APPLICATION;
    }

    /** The generated password of that role. */
    public String password() {
        return database.passwords().application();
    }

    long pid() {
        return server.pid();
    }

    /** Stops the server, then lets go of the folder. */
    @Override
    public void close() {
        try {
            watch.end();
            server.stop();
            lock.close();
        } catch (IOException e) {
            throw new StartupFailure("The embedded PostgreSQL could not be stopped: %s".formatted(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
