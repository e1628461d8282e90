package news.dateline.desk;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All that an answer tells: its status, its body, its headers, and what the cursors in it hold. */
final class Told {
    /** They differ from request to request, or with the bytes of the rest. */
    private static final Set<String> VOLATILE = Set.of("date", "etag", "last-modified", "cache-status", "age");

    private static final Pattern CURSOR = Pattern.compile("cursor=([A-Za-z0-9_-]+)");

    private Told() {}

    static String by(Response answer) {
        var told = answer.statusLine() + "\n"
                + answer.headers().asList().stream()
                        .filter(header -> !VOLATILE.contains(header.getName().toLowerCase(Locale.ROOT)))
                        .map(Header::toString)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n\n" + answer.asString();
        return told
                + CURSOR.matcher(told)
                        .results()
                        .map(cursor -> "\ncursor: " + opened(cursor.group(1)))
                        .distinct()
                        .collect(Collectors.joining());
    }

    /** A cursor is sealed, not encrypted. */
    private static String opened(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
