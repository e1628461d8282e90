package news.dateline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A TCP connection that passes through here to a server on this machine can be slowed, held up, lost and cut. */
public final class FaultyLink implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final int CHUNK = 16 * 1024;

    private final int target;
    private final int port;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;
    private volatile Conduct conduct = Conduct.PASS;
    private volatile Duration delay = Duration.ZERO;

    /** What becomes of bytes. */
    private enum Conduct {
        PASS,
        HOLD,
        LOSE
    }

    private FaultyLink(int target) {
        this.target = target;
        this.port = listen(0);
    }

    /** Passes everything to this port of this machine. */
    public static FaultyLink to(int port) {
        return new FaultyLink(port);
    }

    /** Where it is reached. */
    public int port() {
        return port;
    }

    /** Nobody gets through, and whoever was connected is cut off: as if there were no server. */
    public synchronized void refuse() {
        stopListening();
        cut();
    }

    /** Connections are accepted and nothing is heard on any, until {@link #mend} lets all of it through: a server that hangs. */
    public void hang() {
        conduct = Conduct.HOLD;
    }

    /** What is sent from now on is lost; connections of this time stay dead after {@link #mend}, and nobody is told: half-open. */
    public void lose() {
        conduct = Conduct.LOSE;
        passages.forEach(Passage::lose);
    }

    /** Every answer takes so much longer. */
    public void slow(Duration time) {
        delay = time;
    }

    /** Cuts all connections; new ones get through. */
    public void cut() {
        passages.forEach(Passage::close);
    }

    /** All is well again. */
    public synchronized void mend() {
        conduct = Conduct.PASS;
        delay = Duration.ZERO;
        if (server == null) {
            listen(port);
        }
    }

    private int listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), BACKLOG);
            server = socket;
            Thread.ofPlatform().daemon().name("faulty-link").start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var passage = new Passage(listening.accept());
                passages.add(passage);
                Thread.ofVirtual().start(passage::open);
            } catch (IOException e) {
                // Closed: nobody is let in any more.
                return;
            }
        }
    }

    private synchronized void stopListening() {
        var listening = server;
        server = null;
        closeQuietly(listening);
    }

    @Override
    public void close() {
        stopListening();
        conduct = Conduct.PASS;
        cut();
    }

    private static void closeQuietly(@Nullable AutoCloseable one) {
        try {
            if (one != null) one.close();
        } catch (Exception e) {
            // It is gone, one way or the other.
        }
    }

    /** One connection: two sockets, and what is read from each goes to the other. */
    private final class Passage {
        private final Socket client;
        private final Socket far = new Socket();
        private volatile boolean lost;
        private volatile boolean closed;

        Passage(Socket client) {
            this.client = client;
        }

        void open() {
            try {
                awaitLeave();
                if (lost) {
                    // Nobody at the other end ever hears of it.
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    return;
                }
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                far.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, far, false));
                pass(far, client, true);
            } catch (IOException e) {
                close();
            }
        }

        private void pass(Socket from, Socket to, boolean isAnswer) {
            var bytes = new byte[CHUNK];
            try (InputStream in = from.getInputStream()) {
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    awaitLeave();
                    if (isAnswer) {
                        LockSupport.parkNanos(delay.toNanos());
                    }
                    if (!lost) {
                        to.getOutputStream().write(bytes, 0, read);
                    }
                }
            } catch (IOException e) {
                // Cut off by one of the three.
            }
            if (!lost) {
                close();
            }
        }

        /** Returns when the link does not hang (any more). */
        private void awaitLeave() {
            if (conduct == Conduct.LOSE) {
                lost = true;
            }
            while (conduct == Conduct.HOLD && !closed) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        void lose() {
            lost = true;
        }

        void close() {
            closed = true;
            passages.remove(this);
            closeQuietly(client);
            closeQuietly(far);
        }
    }
}
