package news.dateline.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as people and other systems write them, spelled as the URIs they stand for (RFC 3986): what no URI can hold is
 * percent-encoded (RFC 3987, section 3.1), and a host in other letters is written in ASCII (RFC 3490).
 */
public final class UriReference {
    // A backslash after the host is refused: browsers take it for a slash, other programs for a part of the host.
    private static final Pattern WEB =
            Pattern.compile("(?i)(https?://)([^/?#\\\\:@\\[\\]]+|\\[[0-9a-f:.]+])(:\\d{0,5})?([/?#].*)?");
    private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9._-]*[a-z0-9][a-z0-9._-]*|\\[.+]");
    private static final Pattern WITHIN_SITE = Pattern.compile("/(?![/\\\\]).*");
    private static final String PUNCTUATION = "-._~!$&'()*+,;=:@/?";

    private UriReference() {}

    /** The URI for an address with http or https, or for a path that begins with one '/'; empty for anything else. */
    public static Optional<String> of(String written) {
        if (written.codePoints().anyMatch(UriReference::isForbidden)) {
            return Optional.empty();
        }
        if (WITHIN_SITE.matcher(written).matches()) {
            return Optional.of(encoded(written));
        }
        var web = WEB.matcher(written);
        if (!web.matches()) {
            return Optional.empty();
        }
        var port = web.group(3) == null ? "" : web.group(3);
        var rest = web.group(4) == null ? "" : encoded(web.group(4));
        return ascii(web.group(2))
                .map(host -> web.group(1) + host + port + rest)
                .filter(UriReference::isUri);
    }

    /** What looks like an IPv6 address may be none. */
    private static boolean isUri(String spelled) {
        try {
            return new URI(spelled).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What tells of a slip of the hand, or of markup: spaces, quotation marks, controls. */
    private static boolean isForbidden(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || "\"<>".indexOf(point) >= 0;
    }

    private static Optional<String> ascii(String host) {
        try {
            var ascii = host.startsWith("[") ? host : IDN.toASCII(host);
            return Optional.of(ascii).filter(name -> HOST.matcher(name).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A path with its query and fragment: each percent sign begins an escape, only the first '#' stands for itself. */
    private static String encoded(String path) {
        var uri = new StringBuilder(path.length());
        int fragment = path.indexOf('#');
        for (int at = 0; at < path.length(); ) {
            int point = path.codePointAt(at);
            if (isPlain(point) || at == fragment || (point == '%' && isEscape(path, at))) {
                uri.append((char) point);
            } else {
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    uri.append("%%%02X".formatted(octet));
                }
            }
            at += Character.charCount(point);
        }
        return uri.toString();
    }

    private static boolean isPlain(int point) {
        return point < 0x80 && (Character.isLetterOrDigit(point) || PUNCTUATION.indexOf(point) >= 0);
    }

    private static boolean isEscape(String path, int at) {
        return at + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(at + 1))
                && HexFormat.isHexDigit(path.charAt(at + 2));
    }
}
