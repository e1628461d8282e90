package news.dateline.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests that no HTTP client would send: each character of the target and the headers goes out as one byte. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int A_MOMENT_MILLIS = 100;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3}) [A-Z]");

    private RawHttp() {}

    /** Sends a GET with this request target, and these whole header lines. */
    public static Answer get(String target, String... headerLines) {
        return send("GET", target, headerLines);
    }

    /** Sends a request without a body. */
    public static Answer send(String method, String target, String... headerLines) {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
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

    /** Sends these bytes as they are, and reads one answer, to its end. */
    public static Answer exchange(String request) {
        var bytes = said(request).bytes();
        var head = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        var body = new String(bytes, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        if (head.length() < 12) {
            throw new AssertionError("No answer to " + request);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head, body.length == 2 ? body[1] : "");
    }

    /** Sends these bytes as they are, and reads all that comes back until the server ends the connection. */
    public static Conversation said(String request) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var answers = new ByteArrayOutputStream();
            boolean isClosed = true;
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(answers);
            } catch (SocketTimeoutException e) {
                isClosed = false;
            } catch (SocketException e) {
                // Ended while we were still talking.
            }
            return new Conversation(answers.toByteArray(), isClosed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a head and, when the server has begun to wait for the body, some of it and no more; stays until the server ends it. */
    public static void sendAndLeave(String head, String body) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            Thread.sleep(A_MOMENT_MILLIS);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            // Ended while we were still talking.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * All answers on one connection.
     *
     * @param isClosed whether the server ended it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Conversation(byte[] bytes, boolean isClosed) {
        /** The status of each answer. */
        public List<Integer> statuses() {
            return STATUS_LINE
                    .matcher(text())
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }

        /** Everything, a byte for a character. */
        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
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
