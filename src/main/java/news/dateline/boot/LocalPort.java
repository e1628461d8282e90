package news.dateline.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback port of the embedded server: the one it had before, or another when somebody else sits on it. */
final class LocalPort {
    /**
     * Below the ranges systems take outgoing ports from: otherwise a client that retries while the server is down can
     * be given the server's own port, connect to itself, and keep the port from the server.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;
    private static final int ATTEMPTS = 200;

    private LocalPort() {}

    static int savedOrFree(Path file) throws IOException {
        var saved = read(file);
        if (saved > 0 && isFree(saved)) return saved;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var candidate = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(candidate)) {
                OwnerOnly.write(file, Integer.toString(candidate));
                return candidate;
            }
        }
        throw new StartupFailure("No free port was found on 127.0.0.1 between %d and %d for the embedded PostgreSQL."
                .formatted(FIRST, LAST));
    }

    private static int read(Path file) throws IOException {
        if (!Files.exists(file)) return 0;
        try {
            var port = Integer.parseInt(Files.readString(file).strip());
            return port > 0 && port <= 65_535 ? port : 0;
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
