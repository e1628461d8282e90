package news.dateline.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Requests that no HTTP client would send: each character of the target and the headers goes out as one byte. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** Sends a GET with this request target, and these whole header lines. */
    public static Answer get(String target, String... headerLines) {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nConnection: close\r\n");
        if (Arrays.stream(headerLines).noneMatch(line -> line.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        Arrays.stream(headerLines).forEach(line -> request.append(line).append("\r\n"));
        return exchange(request.append("\r\n").toString());
    }

    /** The text as the bytes of its UTF-8, one character each. */
    public static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Answer exchange(String request) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var bytes = socket.getInputStream().readAllBytes();
            var head = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
            var body = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(head.substring(9, 12)), head, body.length == 2 ? body[1] : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A status line with headers, and what follows them. */
    public record Answer(int status, String head, String body) {
        /** The value of the header with this name. */
        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }
}
