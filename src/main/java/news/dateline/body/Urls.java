package news.dateline.body;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which URLs may appear in a body, and in which spelling. */
final class Urls {
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s/?#\\\\][^\\s]*");
    private static final int LONGEST = 4096;
    /** Ghost's exports write this for the address of the site. */
    private static final String GHOST_SITE = "__GHOST_URL__";

    private Urls() {}

    /** Something to load: http, https or site-relative; null when it may not be loaded. */
    static @Nullable String resource(String raw) {
        var url = tidy(raw);
        return url != null && (isWeb(url) || isWithinSite(url)) ? url : null;
    }

    /** Something to follow: also mailto and an anchor in the page; null when it may not be followed. */
    static @Nullable String link(String raw) {
        var url = tidy(raw);
        if (url == null) {
            return null;
        }
        boolean mail = url.regionMatches(true, 0, "mailto:", 0, 7) && url.length() > 7;
        return mail || url.startsWith("#") || isWeb(url) || isWithinSite(url) ? url : null;
    }

    static boolean isWeb(String url) {
        return WEB.matcher(url).matches();
    }

    private static boolean isWithinSite(String url) {
        // Browsers read "/\host" as "//host", another site.
        return url.startsWith("/") && !url.startsWith("//") && !url.startsWith("/\\");
    }

    static String host(String url) {
        int start = url.indexOf("://");
        if (start < 0) {
            return "";
        }
        int end = start + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        var authority = url.substring(start + 3, end).toLowerCase(Locale.ROOT);
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    private static @Nullable String tidy(String raw) {
        // Browsers skip tabs and line ends anywhere in a URL, so "java\nscript:" must be judged without them.
        var url = strip(raw);
        if (url.startsWith(GHOST_SITE)) {
            url = "/" + url.substring(GHOST_SITE.length()).replaceFirst("^/+", "");
        }
        if (url.startsWith("//")) {
            url = "https:" + url;
        }
        return url.isEmpty() || url.length() > LONGEST ? null : url;
    }

    private static String strip(String raw) {
        var out = new StringBuilder(raw.length());
        for (char c : Characters.clean(raw).strip().toCharArray()) {
            switch (c) {
                case '\n', '\t' -> {}
                case ' ' -> out.append("%20");
                case '"' -> out.append("%22");
                case '<' -> out.append("%3C");
                case '>' -> out.append("%3E");
                case '`' -> out.append("%60");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
