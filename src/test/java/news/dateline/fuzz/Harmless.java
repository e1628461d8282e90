package news.dateline.fuzz;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Sees to it that the application under fire is never told to write to anybody else: every address outside is a name that nobody has. */
final class Harmless {
    private static final Pattern CALLED = Pattern.compile(".*(?:[Ww]ebhook|WebSub).*");
    private static final Pattern HOST = Pattern.compile(
            "(?i)(//|%2F%2F)(?!(?:[a-z.]*\\.invalid|localhost|127\\.0\\.0\\.1|\\[::1]|user:password@hook\\.invalid)(?=[/:\"%&?]|$))[^/\"%&?\\s]+");

    private Harmless() {}

    static Request made(Request request) {
        var body = request.body();
        if (body == null || !CALLED.matcher(request.operation()).matches()) return request;
        var text = body.toString(StandardCharsets.ISO_8859_1);
        var safe = Buffer.buffer(HOST.matcher(text).replaceAll("$1hook.invalid").getBytes(StandardCharsets.ISO_8859_1));
        return new Request(request.operation(), request.method(), request.target(), request.headers(), safe);
    }
}
