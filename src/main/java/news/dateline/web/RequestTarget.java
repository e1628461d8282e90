package news.dateline.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes addresses as people type them into curl: what should have been percent-encoded (quotation marks, letters of other
 * alphabets) is encoded here, before anything reads it. The server by itself would take raw UTF-8 for Latin-1, and
 * answer other faults with an empty 400; {@link #LENIENCY} keeps it from doing so. An {@code Accept} that names nothing is
 * taken for none, and a {@code Content-Type} that is none (RFC 9110, section 8.3) for plain bytes, which no operation reads: the
 * framework would fail over it.
 */
@Singleton
public class RequestTarget {
    /** The system property, to be "true", that leaves the check of the address to this class. */
    public static final String LENIENCY = "vertx.disableURIValidation";

    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** A list without an element, which the framework refuses to read. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("[\\s,]*");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final EarlyProblems problems;
    private final SecretPaths secrets;

    RequestTarget(EarlyProblems problems, SecretPaths secrets) {
        this.problems = problems;
        this.secrets = secrets;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::mend).failureHandler(this::explain);
    }

    /** A request that is refused before any handler sees it: its Host is missing, or is none. */
    private void explain(RoutingContext context) {
        SecurityHeaders.say(context.response());
        if (context.statusCode() == WebProblems.BAD_REQUEST.status()) {
            problems.answer(
                    context, badRequest("The request is no HTTP: look at its 'Host' header and its address."), "/");
        } else {
            context.next();
        }
    }

    private void mend(RoutingContext context) {
        SecurityHeaders.say(context.response());
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && SAYS_NOTHING.matcher(accept).matches()) {
            context.request().headers().remove(HttpHeaders.ACCEPT);
        }
        var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isLegible(type)) {
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
        var coding = context.request().getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase(HttpHeaders.CHUNKED.toString())) {
            // Where such a request ends nobody knows, so that nothing is answered after it (RFC 9112, 6.3).
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.answer(context, badRequest("'Transfer-Encoding' takes 'chunked' only."), "/");
            var _ = context.request().connection().close();
            return;
        }
        var raw = context.request().uri();
        var problem = fault(raw);
        if (problem.isPresent()) {
            // A path that cannot be read is not told again.
            boolean isOfThePath = problem.get().problem().errors().isEmpty();
            problems.answer(context, problem.get(), isOfThePath ? "/" : secrets.told(encoded(path(raw))));
            return;
        }
        var encoded = encoded(raw);
        if (encoded.equals(raw)) {
            context.next();
        } else {
            context.reroute(encoded);
        }
    }

    private static boolean isLegible(String type) {
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What no encoding can mend: a percent sign that is itself no encoding. */
    private static Optional<ProblemException> fault(String target) {
        var escape = BAD_ESCAPE.matcher(target);
        if (!escape.find()) {
            return Optional.empty();
        }
        int query = target.indexOf('?');
        if (query < 0 || escape.start() < query) {
            return Optional.of(
                    badRequest("The path is not percent-encoded: after '%' there must be two hexadecimal digits."));
        }
        int from = Math.max(query, target.lastIndexOf('&', escape.start())) + 1;
        var name = Text.shortened(target.substring(from).split("[=&]", 2)[0], 80);
        return Optional.of(WebProblems.badParameter(
                name,
                "not-encoded",
                "'%s' is not percent-encoded: after '%%' there must be two hexadecimal digits.".formatted(name)));
    }

    private static String path(String target) {
        return target.substring(0, target.indexOf('?'));
    }

    private static ProblemException badRequest(String sentence) {
        return Problem.of(WebProblems.BAD_REQUEST).detail(sentence).asException();
    }

    /** The target with all that may not stand in one (RFC 3986) percent-encoded. */
    static String encoded(String target) {
        int length = 0;
        while (length < target.length() && isAllowed(target.charAt(length))) {
            length++;
        }
        if (length == target.length() || !target.startsWith("/")) {
            return target;
        }
        var encoded = new StringBuilder(target.length() + 64).append(target, 0, length);
        for (int i = length; i < target.length(); i++) {
            char c = target.charAt(i);
            if (isAllowed(c)) {
                encoded.append(c);
            } else {
                encode(c, encoded);
            }
        }
        return encoded.toString();
    }

    /** The server hands on each byte of the line as one character. */
    private static void encode(char c, StringBuilder encoded) {
        var bytes = c <= 0xFF ? new byte[] {(byte) c} : String.valueOf(c).getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            encoded.append('%').append(HEX.toHexDigits(each));
        }
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }
}
