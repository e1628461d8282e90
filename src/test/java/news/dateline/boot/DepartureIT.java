package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.Test;

/** An instance is asked to stop while a proxy holds connections to it, somebody is writing, and somebody follows a stream. */
class DepartureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DRAFT = "{\"title\":\"Sent slowly\"}";

    @Test
    void nobodyWhoWasLetInIsLeftWithoutAnAnswer() throws Exception {
        var settings =
                Map.of("DATELINE_STOP_DELAY", "3s", "DATELINE_ADMIN_KEY", Staff.ADMIN_KEY, "DATELINE_DEMO", "false");
        try (var application =
                Application.start(DataFolders.fresh("departure"), settings).awaitUp()) {
            try (var proxy = new Line(application);
                    var writer = new Line(application);
                    var stream = StreamClient.openAt(application.address(), "/v1/live/stream")) {
                assertThat(proxy.ask("/v1/articles")).contains("200 OK").doesNotContain("connection: close");
                writer.send("POST /v1/desk/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                                .formatted(Staff.ADMIN_KEY, DRAFT.length())
                        + DRAFT.substring(0, 5));

                application.process().destroy();
                await().atMost(PATIENCE).until(() -> application.statusOf("/q/health/ready") == 503);
                assertThat(proxy.ask("/v1/articles")).contains("200 OK").contains("connection: close");
                assertThat(proxy.isOver()).isTrue();
                assertThat(application.statusOf("/v1/articles")).isEqualTo(200);
                assertThat(stream.isOver()).isFalse();

                await().atMost(PATIENCE).until(stream::isOver);
                assertThat(stream.retryMillis()).isBetween(1_000L, 6_000L);
                assertThatThrownBy(() -> new Line(application)).isInstanceOf(ConnectException.class);
                assertThat(application.process().isAlive()).isTrue();
                writer.send(DRAFT.substring(5));
                assertThat(writer.head()).contains("201 Created");
            }
            assertThat(application.awaitExit()).isEqualTo(143);
        }
    }

    /** A connection that stays for as long as the server likes. */
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;

        Line(Application application) throws IOException {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    URI.create(application.address()).getPort());
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The head of the answer; a HEAD request has nothing else. */
        String ask(String path) throws IOException {
            send("HEAD %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
            return head();
        }

        String head() throws IOException {
            var head = new StringBuilder();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString().replaceAll("(?m)^Connection:", "connection:");
        }

        boolean isOver() throws IOException {
            return reader.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
