package news.dateline.fuzz;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param operation the id of the operation that it was made for
 * @param target path and query as they go over the wire
 */
record Request(
        String operation,
        String method,
        String target,
        List<Header> headers,
        @Nullable Buffer body) {
    private static final int LONGEST_BODY_IN_A_LINE = 20_000;

    /** A header as it is written. */
    record Header(String name, String value) {
        /** As curl wants it: without the semicolon, it would leave out a header that says nothing. */
        String line() {
            return value.isEmpty() ? name + ";" : name + ": " + value;
        }
    }

    /** The path without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    /** The same request as a line for bash. */
    String curl(String address) {
        var line = new StringBuilder("curl -sS -i --path-as-is -g ");
        line.append(method.equals("HEAD") ? "--head" : "-X " + method);
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Accept"))) {
            line.append(" -H 'Accept:'");
        }
        line.append(headers.stream()
                .map(header -> " -H " + quoted(header.line().getBytes(StandardCharsets.ISO_8859_1)))
                .collect(Collectors.joining()));
        var content = body;
        if (content != null) {
            if (header("Content-Type") == null) {
                line.append(" -H 'Content-Type:'");
            }
            line.append(data(content.getBytes()));
        }
        return line.append(' ')
                .append(quoted((address + target).getBytes(StandardCharsets.UTF_8)))
                .toString();
    }

    private static String data(byte[] body) {
        if (body.length > LONGEST_BODY_IN_A_LINE) return " --data-binary @body # of %d bytes".formatted(body.length);
        return contains(body, 0)
                ? " --data-binary @<(printf %s)".formatted(quoted(escaped(body)))
                : " --data-binary " + quoted(body);
    }

    private static boolean contains(byte[] bytes, int wanted) {
        for (byte each : bytes) {
            if (each == wanted) return true;
        }
        return false;
    }

    /** For printf, since no argument of a command can hold a NUL. */
    private static byte[] escaped(byte[] bytes) {
        var text = new StringBuilder();
        for (byte each : bytes) {
            text.append("\\x%02x".formatted(each & 0xff));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String quoted(byte[] bytes) {
        var text = new StringBuilder("$'");
        boolean isPlain = true;
        for (byte each : bytes) {
            int octet = each & 0xff;
            if (octet == '\'' || octet == '\\') {
                text.append('\\').append((char) octet);
                isPlain = false;
            } else if (octet >= ' ' && octet < 0x7f) {
                text.append((char) octet);
            } else {
                text.append("\\x%02x".formatted(octet));
                isPlain = false;
            }
        }
        return isPlain ? "'" + text.substring(2) + "'" : text + "'";
    }
}
