package news.dateline.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places whose content is shown in articles, and the address at which people (not frames) find it. */
final class Providers {
    private static final Map<String, String> BY_HOST = Map.ofEntries(
            Map.entry("youtube.com", "youtube"),
            Map.entry("youtube-nocookie.com", "youtube"),
            Map.entry("youtu.be", "youtube"),
            Map.entry("vimeo.com", "vimeo"),
            Map.entry("dailymotion.com", "dailymotion"),
            Map.entry("dai.ly", "dailymotion"),
            Map.entry("twitch.tv", "twitch"),
            Map.entry("ted.com", "ted"),
            Map.entry("wordpress.tv", "wordpress.tv"),
            Map.entry("videopress.com", "videopress"),
            Map.entry("rumble.com", "rumble"),
            Map.entry("twitter.com", "x"),
            Map.entry("x.com", "x"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("fb.watch", "facebook"),
            Map.entry("instagram.com", "instagram"),
            Map.entry("threads.net", "threads"),
            Map.entry("threads.com", "threads"),
            Map.entry("tiktok.com", "tiktok"),
            Map.entry("bsky.app", "bluesky"),
            Map.entry("t.me", "telegram"),
            Map.entry("reddit.com", "reddit"),
            Map.entry("linkedin.com", "linkedin"),
            Map.entry("pinterest.com", "pinterest"),
            Map.entry("flickr.com", "flickr"),
            Map.entry("flic.kr", "flickr"),
            Map.entry("giphy.com", "giphy"),
            Map.entry("spotify.com", "spotify"),
            Map.entry("soundcloud.com", "soundcloud"),
            Map.entry("mixcloud.com", "mixcloud"),
            Map.entry("podcasts.apple.com", "apple-podcasts"),
            Map.entry("datawrapper.de", "datawrapper"),
            Map.entry("dwcdn.net", "datawrapper"),
            Map.entry("flourish.studio", "flourish"),
            Map.entry("infogram.com", "infogram"),
            Map.entry("documentcloud.org", "documentcloud"),
            Map.entry("scribd.com", "scribd"),
            Map.entry("slideshare.net", "slideshare"),
            Map.entry("codepen.io", "codepen"),
            Map.entry("gist.github.com", "github"));

    private static final Pattern CONTENT = Pattern.compile("(?i)https?://[^\\s/?#<>\"]+/[^\\s<>\"]+");
    private static final Pattern YOUTUBE =
            Pattern.compile("(?:youtu\\.be/|/embed/|/shorts/|/live/|/v/|[?&]v=)([A-Za-z0-9_-]{6,20})");
    private static final Pattern START = Pattern.compile("[?&](?:start|t)=(\\d{1,6})");
    private static final Pattern VIMEO = Pattern.compile("player\\.vimeo\\.com/video/(\\d+)");
    private static final Pattern WRAPPED = Pattern.compile("[?&](?:url|href)=(https?%3A[^&]+)");

    private Providers() {}

    /** The address of something at a place we know, and nothing but that. */
    static boolean isContent(String text) {
        return text.startsWith("http")
                && CONTENT.matcher(text).matches()
                && Urls.resource(text) != null
                && known(text) != null;
    }

    /** A link may say one address and lead to another: then it stays the link it is. */
    static boolean isAddressOnly(Paragraph paragraph) {
        var html = paragraph.html();
        var href = "href=\"" + Markup.attribute(paragraph.text()) + "\"";
        return isContent(paragraph.text()) && (!html.contains("<a ") || html.contains(href));
    }

    /** The place's name, or else its host. */
    static String name(String url) {
        var known = known(url);
        if (known != null) {
            return known;
        }
        var host = Urls.host(url);
        if (host.isEmpty()) {
            return "site";
        }
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static @Nullable String known(String url) {
        var host = Urls.host(url);
        while (host.indexOf('.') > 0) {
            var name = BY_HOST.get(host);
            if (name != null) {
                return name;
            }
            host = host.substring(host.indexOf('.') + 1);
        }
        return null;
    }

    static Embed embed(String url) {
        var canonical = canonical(url);
        return Embed.of(name(canonical), canonical);
    }

    private static String canonical(String url) {
        var place = name(url);
        return switch (place) {
            case "youtube" -> youtube(url);
            case "vimeo" -> {
                var id = VIMEO.matcher(url);
                yield id.find() ? "https://vimeo.com/" + id.group(1) : url;
            }
            case "spotify" -> url.replaceFirst("(?i)open\\.spotify\\.com/embed/", "open.spotify.com/");
            case "dailymotion" -> url.replaceFirst("/embed/video/", "/video/");
            case "soundcloud", "facebook" -> unwrapped(url);
            default -> url;
        };
    }

    private static String youtube(String url) {
        var id = YOUTUBE.matcher(url);
        if (!id.find() || id.group(1).equals("videoseries")) {
            return url;
        }
        var start = START.matcher(url);
        return "https://www.youtube.com/watch?v=" + id.group(1) + (start.find() ? "&t=" + start.group(1) : "");
    }

    private static String unwrapped(String url) {
        var inner = WRAPPED.matcher(url);
        if (!inner.find()) {
            return url;
        }
        try {
            var address = Urls.resource(URLDecoder.decode(inner.group(1), StandardCharsets.UTF_8));
            return address == null ? url : address;
        } catch (IllegalArgumentException malformed) {
            return url;
        }
    }
}
