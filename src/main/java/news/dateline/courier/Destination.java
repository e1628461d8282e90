package news.dateline.courier;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request goes, as a URL says it.
 *
 * @param target path and query, as the request line has them
 */
record Destination(String scheme, String host, int port, String target) {
    private static final int LONGEST = 2000;
    /** Programs read the last of these as an address, each in its own way: decimal, octal, hexadecimal, with parts left out. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern DOTTED = Pattern.compile("(%1$s\\.){3}%1$s".formatted(OCTET));

    /**
     * The destination that a URL names; empty for what is no plain http or https URL: user names, fragments and odd hosts
     * are refused, since programs disagree on what they mean.
     */
    static Optional<Destination> of(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return of(new URI(url).parseServerAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Destination> of(URI uri) {
        var scheme = uri.getScheme();
        var host = uri.getHost();
        boolean isPlain = host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                && uri.toASCIIString().equals(uri.toString())
                && (!NUMERIC.matcher(host).matches() || DOTTED.matcher(host).matches())
                && uri.getPort() != 0
                && uri.getPort() <= 65_535;
        if (!isPlain) {
            return Optional.empty();
        }
        boolean isSecure = "https".equalsIgnoreCase(scheme);
        int port = uri.getPort() == -1 ? (isSecure ? 443 : 80) : uri.getPort();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Optional.of(new Destination(isSecure ? "https" : "http", host, port, path + query));
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** The host as it is resolved: an IPv6 address without its brackets. */
    String name() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
