package news.dateline.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import news.dateline.testing.Receiver;
import news.dateline.web.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests that others would like us to make in their place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CourierTest {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final List<String> PRIVATE = List.of(
            "127.0.0.1",
            "127.0.0.2",
            "127.255.255.254",
            "0.0.0.0",
            "10.0.0.1",
            "10.255.255.255",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "192.168.255.1",
            "169.254.169.254",
            "169.254.0.1",
            "100.64.0.1",
            "100.127.255.254",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.19.255.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255");

    private final Vertx vertx = Vertx.vertx();
    private final Courier strict = new Courier(vertx, CourierTest::literally, false, PATIENCE);

    @AfterAll
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Names are not looked up in tests, but for those of this machine. */
    private static List<InetAddress> literally(String host) throws UnknownHostException {
        var name = host.toLowerCase(Locale.ROOT);
        if (!name.matches("localhost\\.?") && name.matches(".*[g-wyz].*")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getAllByName(host));
    }

    @Test
    void noSpellingOfAPrivateAddressIsReached() throws IOException {
        try (var canary = Canary.atLoopback()) {
            var hosts = hosts();
            assertThat(hosts).hasSizeGreaterThan(200);
            for (var host : hosts) {
                var url = "https://%s:%d/latest/meta-data".formatted(host, canary.port());
                assertThatThrownBy(() -> strict.checked("#/url", url)).as(url).isInstanceOf(ProblemException.class);
                assertThat(strict.send(post(url)))
                        .as(url)
                        .isInstanceOfAny(Reply.Forbidden.class, Reply.Unreachable.class);
            }
            assertThat(canary.hits()).isZero();
        }
    }

    /** Every private address in every spelling that some resolver understands. */
    private static Set<String> hosts() {
        var hosts = new LinkedHashSet<String>();
        for (var address : PRIVATE) {
            var octets = new ArrayList<Integer>();
            for (var part : address.split("\\.", -1)) {
                octets.add(Integer.parseInt(part));
            }
            long number = octets.stream().mapToLong(Integer::longValue).reduce(0, (sum, octet) -> sum * 256 + octet);
            int a = octets.get(0);
            int b = octets.get(1);
            int c = octets.get(2);
            int d = octets.get(3);
            hosts.addAll(List.of(
                    address,
                    address + ".",
                    Long.toString(number),
                    "0x%x".formatted(number),
                    "0%o".formatted(number),
                    "0x%x.0x%x.0x%x.0x%x".formatted(a, b, c, d),
                    "0%o.0%o.0%o.0%o".formatted(a, b, c, d),
                    "%d.%d".formatted(a, (b << 16) + (c << 8) + d),
                    "%d.%d.%d".formatted(a, b, (c << 8) + d),
                    "[::ffff:%s]".formatted(address),
                    "[::%s]".formatted(address),
                    "[64:ff9b::%s]".formatted(address),
                    "[64:ff9b:1::%s]".formatted(address),
                    "[2002:%02x%02x:%02x%02x::1]".formatted(a, b, c, d)));
        }
        hosts.addAll(List.of(
                "localhost",
                "LOCALHOST",
                "localhost.",
                "LocalHost.",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[fe80::1]",
                "[fe80::1%25lo]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[fec0::1]",
                "[100::1]",
                "[3fff::1]",
                "[5f00::1]",
                "127.0.0.1%00",
                "127.0.0.1\u3002",
                "①②⑦.0.0.1",
                "127.0.0.1@example.com",
                "user:pass@127.0.0.1",
                "",
                "[",
                "%31%32%37.0.0.1"));
        return hosts;
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsOneTooMany() {
        var mixed = new Courier(
                vertx,
                host -> List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getLoopbackAddress()),
                false,
                PATIENCE);
        assertThat(mixed.send(post("https://mixed.example/"))).isInstanceOf(Reply.Forbidden.class);
        assertThatThrownBy(() -> mixed.checked("#/url", "https://mixed.example/"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(
                                        refused.problem().errors().getFirst().code())
                                .isEqualTo("private-address"));
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() {
        var lookUps = new AtomicInteger();
        var rebinding = new Courier(
                vertx,
                // Whoever looked a second time would be sent where nobody listens.
                host -> List.of(InetAddress.getAllByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.9")),
                true,
                PATIENCE);
        try (var receiver = Receiver.start()) {
            var url = receiver.url("/hook").replace("127.0.0.1", "rebinding.example");
            assertThat(rebinding.send(post(url))).isInstanceOf(Reply.Answered.class);
            assertThat(lookUps).hasValue(1);
            assertThat(receiver.requests().getFirst().header("host")).startsWith("rebinding.example:");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (var canary = Canary.atLoopback();
                var receiver = Receiver.start()) {
            receiver.answering(request ->
                    new Receiver.Answer(307, Map.of("Location", "http://127.0.0.1:%d/".formatted(canary.port())), ""));
            var reply = lenient().send(post(receiver.url("/hook")));
            assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(307);
                assertThat(answered.isSuccess()).isFalse();
            });
            assertThat(canary.hits()).isZero();
        }
    }

    @Test
    void plainHttpIsForDevelopmentOnly() {
        try (var receiver = Receiver.start()) {
            assertThat(strict.send(post(receiver.url("/hook")))).isInstanceOf(Reply.Forbidden.class);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void whoNeverEndsIsCutOff() throws IOException {
        try (var endless = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(endless));
            long begun = System.nanoTime();
            var reply = lenient().send(post("http://127.0.0.1:%d/".formatted(endless.getLocalPort())));
            assertThat(reply).isInstanceOf(Reply.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            // Who answers before the request comes is none that speaks HTTP.
            assertThat(socket.getInputStream().read()).isEqualTo('P');
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("1\r\na\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(50_000_000);
            }
        } catch (IOException e) {
            // The client has gone, as it should.
        }
    }

    @Test
    void ofALongAnswerTheBeginningIsRead() {
        try (var receiver = Receiver.start()) {
            receiver.answering(request -> new Receiver.Answer(200, Map.of("Retry-After", "7"), "x".repeat(1_000_000)));
            assertThat(lenient().send(post(receiver.url("/hook"))))
                    .isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                        assertThat(answered.status()).isEqualTo(200);
                        assertThat(answered.body()).hasSize(4096);
                        assertThat(answered.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                    });
        }
    }

    @Test
    void nobodyThereIsNoAnswer() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(lenient().send(post("http://127.0.0.1:%d/".formatted(port)))).isInstanceOf(Reply.Unreachable.class);
    }

    /** One in seven thousand was, while answers were looked at only after the request was sent. */
    @Test
    void noAnswerIsMissedHoweverSoonItComes() {
        var courier = lenient();
        try (var receiver = Receiver.start()) {
            var url = receiver.url("/hook");
            for (int i = 0; i < 5_000; i++) {
                assertThat(courier.send(post(url))).as("request %d", i).isInstanceOf(Reply.Answered.class);
            }
        }
    }

    private Courier lenient() {
        return new Courier(vertx, host -> List.of(InetAddress.getAllByName(host)), true, PATIENCE);
    }

    private static Outgoing post(String url) {
        return new Outgoing("POST", url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** Notices every connection, whatever is said on it. */
    private static final class Canary implements AutoCloseable {
        private final ServerSocket socket;
        private final AtomicInteger hits = new AtomicInteger();

        private Canary(ServerSocket socket) {
            this.socket = socket;
            Thread.ofVirtual().start(this::listen);
        }

        static Canary atLoopback() throws IOException {
            var socket = new ServerSocket();
            // On all addresses of this machine.
            socket.bind(new InetSocketAddress(0), 100);
            return new Canary(socket);
        }

        private void listen() {
            while (!socket.isClosed()) {
                try {
                    socket.accept().close();
                    hits.incrementAndGet();
                } catch (IOException e) {
                    return;
                }
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        int hits() {
            return hits.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
