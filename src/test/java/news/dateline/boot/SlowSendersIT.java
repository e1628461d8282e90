package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Requests that come a byte at a time have an end (the patience here is two seconds, that of the house is thirty); who
 * waits for an answer, or reads a stream, is left alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls begin first.
class SlowSendersIT {
    /** The pace of a byte, which is the time that one read waits for an answer. */
    private static final int PACE_MILLIS = 200;

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private Application application;

    @BeforeAll
    void begin() throws IOException {
        application = Application.start(
                        DataFolders.fresh("slow-senders"),
                        Map.of("DATELINE_REQUEST_PATIENCE", "2s", "DATELINE_DEMO", "false"))
                .awaitUp();
    }

    @AfterAll
    void end() {
        application.close();
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() throws IOException {
        assertIsCutOff("GET /v1 HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    @Test
    void aRequestLineThatComesByteByByteIsCutOff() throws IOException {
        assertIsCutOff("GET /v1/");
    }

    @Test
    void aBodyThatComesByteByByteIsCutOff() throws IOException {
        assertIsCutOff("POST /v1/subscriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\n\r\n{");
    }

    @Test
    void aChunkedBodyThatComesByteByByteIsCutOff() throws IOException {
        assertIsCutOff("POST /v1/subscriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n{");
    }

    @Test
    void aRequestAfterOthersIsWatchedLikeTheFirst() throws IOException {
        assertIsCutOff("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\nGET /v1 HTTP/1.1\r\nX-Slow: ");
    }

    @Test
    void streamsAndConnectionsThatRestLiveOn() throws IOException {
        try (var stream = StreamClient.openAt(application.address(), "/v1/changes/stream");
                var resting = connected()) {
            resting.setSoTimeout((int) LONG_ENOUGH.toMillis());
            resting.getOutputStream().write(bytes("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(resting.getInputStream().read()).isEqualTo('H');
            // As long as it takes to find somebody slow.
            assertIsCutOff("GET /v1/");
            assertIsCutOff("GET /v1/");
            resting.getOutputStream()
                    .write(bytes("GET /v1/nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            var rest = new String(resting.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(rest).contains("HTTP/1.1 404");
            await().until(() -> !stream.events().isEmpty());
            assertThat(stream.isOver()).isFalse();
        }
    }

    private void assertIsCutOff(String beginning) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(bytes(beginning));
            long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
            while (isOpen(socket)) {
                assertThat(System.nanoTime()).as("the connection is still open").isLessThan(deadline);
            }
        }
    }

    /** Reads what there is, then sends one more byte, if anybody is there. */
    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read(new byte[4096]) >= 0;
        } catch (SocketTimeoutException e) {
            return sends(socket);
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean sends(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('a');
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(),
                URI.create(application.address()).getPort());
        socket.setSoTimeout(PACE_MILLIS);
        return socket;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
