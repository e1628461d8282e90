package news.dateline.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A post office (SMTP) that behaves as badly as a test tells it to, and remembers what it has taken. */
public final class SmtpPeer implements AutoCloseable {
    /** Said instead of an answer: the connection is cut. After the content, the letter has been taken all the same. */
    public static final String CUT = "cut";
    /** Said instead of an answer: nothing, until the client goes. */
    public static final String SILENCE = "silence";

    private static final String PORT = "testing.smtp.port";
    private static final String OK = "250 2.0.0 OK";

    private final ServerSocket server;
    private final Thread listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new ArrayList<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile Duration pace = Duration.ZERO;
    private volatile Conduct conduct = (stage, recipient, attempt) -> null;

    private SmtpPeer(ServerSocket server) {
        this.server = server;
        this.listening = Thread.ofVirtual().start(this::listen);
    }

    /** A well-behaved one. */
    public static SmtpPeer start() {
        return at(0);
    }

    /** A well-behaved one at this port. */
    public static SmtpPeer at(int port) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return new SmtpPeer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port for all tests of this run that must know it before anybody listens there, between those of servers and those that systems give away. */
    public static synchronized int reservedPort() {
        // Profiles and tests are loaded by different class loaders: only the JVM remembers.
        var known = Integer.getInteger(PORT);
        if (known != null) {
            return known;
        }
        // boot.LocalPort takes those below for PostgreSQL.
        int port = ThreadLocalRandom.current().nextInt(30_000, 32_000);
        at(port).close();
        System.setProperty(PORT, Integer.toString(port));
        return port;
    }

    public int port() {
        return server.getLocalPort();
    }

    public SmtpPeer behave(Conduct conduct) {
        this.conduct = conduct;
        return this;
    }

    /** How long it looks at the content of each letter before it takes it. */
    public void takeTime(Duration pace) {
        this.pace = pace;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Those to one recipient. */
    public List<Received> received(String recipient) {
        return received().stream().filter(one -> one.to().equals(recipient)).toList();
    }

    /** How many tries there were for each recipient. */
    public Map<String, Integer> tries() {
        return Map.copyOf(tries);
    }

    public int connections() {
        return open.size();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Session(socket).run();
        } catch (IOException e) {
            // The client has gone, or was cut off.
        } finally {
            open.remove(socket);
        }
    }

    private synchronized void take(Received letter) {
        received.add(letter);
    }

    @Override
    public void close() {
        try {
            server.close();
            // A closed socket keeps its port until who waits at it has noticed; until then, who comes may still be let
            // in.
            listening.join(Duration.ofSeconds(10));
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When something is answered. */
    public enum Stage {
        GREETING,
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** What is answered; null for what a well-behaved one says. */
    @FunctionalInterface
    public interface Conduct {
        @Nullable String answer(Stage stage, String recipient, int attempt) throws IOException;
    }

    /**
     * A letter as it came over the wire.
     *
     * @param from the sender of the envelope
     * @param to the recipient of the envelope
     * @param content each byte as a character
     */
    public record Received(String from, String to, String content) {
        public String header(String name) {
            return Pattern.compile("(?im)^%s: *([^\r]*(?:\r\n[ \t][^\r]*)*)".formatted(name))
                    .matcher(content)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining("|"));
        }

        public byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private final class Session {
        private final InputStream in;
        private final OutputStream out;
        private String from = "";
        private String recipient = "";
        private int attempt;

        Session(Socket socket) throws IOException {
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            answer(Stage.GREETING, "220 peer ESMTP");
            for (var line = line(); !line.isEmpty(); line = line()) {
                switch (line.substring(0, 4).toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say("250-peer\r\n250-ENHANCEDSTATUSCODES\r\n250 PIPELINING");
                    case "MAIL" -> {
                        from = bracketed(line);
                        recipient = "";
                        answer(Stage.SENDER, OK);
                    }
                    case "RCPT" -> recipient(bracketed(line));
                    case "DATA" -> content();
                    case "RSET" -> say(OK);
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> say("500 5.5.1 What?");
                }
            }
        }

        private void recipient(String address) throws IOException {
            recipient = address;
            attempt = tries.merge(address, 1, Integer::sum);
            if (!answer(Stage.RECIPIENT, OK)) {
                recipient = "";
            }
        }

        private void content() throws IOException {
            if (recipient.isEmpty()) {
                say("503 5.5.1 No recipient");
                return;
            }
            say("354 Go on");
            var content = new StringBuilder();
            for (var line = line(); !line.equals(".\r\n"); line = line()) {
                if (line.isEmpty()) {
                    throw new IOException("Broken off");
                }
                content.append(line.startsWith(".") ? line.substring(1) : line);
            }
            LockSupport.parkNanos(pace.toNanos());
            var letter = new Received(from, recipient, content.toString());
            var said = conduct.answer(Stage.CONTENT, recipient, attempt);
            if (said == null || said.startsWith("2") || said.equals(CUT)) {
                take(letter);
            }
            act(said == null ? OK : said);
        }

        /** False if it was a refusal. */
        private boolean answer(Stage stage, String usual) throws IOException {
            var said = conduct.answer(stage, recipient, attempt);
            act(said == null ? usual : said);
            return said == null || said.startsWith("2");
        }

        private void act(String said) throws IOException {
            switch (said) {
                case CUT -> throw new IOException("Cut");
                case SILENCE -> {
                    while (in.read() >= 0) {
                        // Whatever it says.
                    }
                    throw new IOException("Gone");
                }
                default -> say(said);
            }
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line.write(octet);
                if (octet == '\n') {
                    break;
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        private static String bracketed(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
    }
}
