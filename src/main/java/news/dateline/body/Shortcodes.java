package news.dateline.body;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WordPress' shortcodes for media and code, written out as the HTML they stand for. Others are nobody's to know:
 * they stay as the text they are. One pass, each character looked at a bounded number of times.
 */
final class Shortcodes {
    private static final Pattern OPENING = Pattern.compile(
            "\\[(\\[?)(caption|wp_caption|gallery|playlist|embed|audio|video|sourcecode|code|youtube)\\b");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]{1,40})\\s{0,9}=\\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'\\]]+))|([^\\s\"'=]+)");
    private static final int LONGEST = 4000;
    private static final Set<String> ENCLOSING =
            Set.of("caption", "wp_caption", "embed", "audio", "video", "sourcecode", "code");

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> neverClosed = new HashSet<>();

    Shortcodes(String source) {
        this.source = source;
    }

    String expanded() {
        var opening = OPENING.matcher(source);
        int written = 0;
        int from = 0;
        while (opening.find(from)) {
            int end = end(opening.end());
            from = opening.end();
            if (end < 0) {
                continue;
            }
            if (!opening.group(1).isEmpty()) {
                // [[gallery]] is how one writes about [gallery].
                out.append(source, written, opening.start()).append(source, opening.start() + 1, end);
                written = end < source.length() && source.charAt(end) == ']' ? end + 1 : end;
                from = written;
                continue;
            }
            out.append(source, written, opening.start());
            written = expand(opening.group(2), source.substring(opening.end(), end - 1), end);
            from = written;
        }
        return out.append(source, written, source.length()).toString();
    }

    /** Past the bracket that ends the tag, which may hold brackets within quotes; -1 when there is none near. */
    private int end(int from) {
        char quote = 0;
        for (int at = from; at < source.length() && at < from + LONGEST; at++) {
            char c = source.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ']') {
                return at + 1;
            } else if (c == '[') {
                return -1;
            }
        }
        return -1;
    }

    /** Writes one shortcode out and says where the source goes on. */
    private int expand(String name, String tag, int after) {
        int close = ENCLOSING.contains(name) && !tag.endsWith("/") ? closing(name, after) : -1;
        var content = close < 0 ? "" : source.substring(after, close);
        var attributes = attributes(tag);
        switch (name) {
            case "caption", "wp_caption" -> caption(attributes, content);
            case "gallery", "playlist" -> tag("figure", Map.of("data-gallery", attributes.getOrDefault("ids", "")), "");
            case "embed" -> embed(content.isBlank() ? attributes.getOrDefault("src", first(attributes)) : content);
            case "youtube" -> embed(first(attributes).replaceFirst("^=", ""));
            case "audio" -> player("audio", attributes);
            case "video" -> player("video", attributes);
            default -> code(attributes, content);
        }
        return close < 0 ? after : close + name.length() + 3;
    }

    private int closing(String name, int from) {
        if (neverClosed.contains(name)) {
            return -1;
        }
        int close = source.indexOf("[/" + name + "]", from);
        if (close < 0) {
            neverClosed.add(name);
        }
        return close;
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new HashMap<String, String>();
        var found = ATTRIBUTE.matcher(tag);
        while (found.find()) {
            if (found.group(1) != null) {
                attributes.put(found.group(1).toLowerCase(Locale.ROOT), value(found));
            } else if (!found.group(5).equals("/")) {
                attributes.putIfAbsent("0", found.group(5));
            }
        }
        return attributes;
    }

    private static String value(Matcher found) {
        for (int group = 2; group <= 4; group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }

    private static String first(Map<String, String> attributes) {
        return attributes.getOrDefault("0", "");
    }

    private void caption(Map<String, String> attributes, String content) {
        out.append("<figure>").append(content);
        if (attributes.containsKey("caption")) {
            out.append("<figcaption>").append(attributes.get("caption")).append("</figcaption>");
        }
        out.append("</figure>");
    }

    private void embed(String url) {
        tag("figure", Map.of("class", "wp-block-embed"), Markup.escape(url.strip()));
    }

    private void player(String element, Map<String, String> attributes) {
        var source = first(attributes);
        for (var format :
                new String[] {"src", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv", "flv"}) {
            source = source.isEmpty() ? attributes.getOrDefault(format, "") : source;
        }
        tag(element, Map.of("src", source, "poster", attributes.getOrDefault("poster", "")), "");
    }

    private void code(Map<String, String> attributes, String content) {
        var language = attributes.getOrDefault("language", attributes.getOrDefault("lang", ""));
        var words = content.replace("<", "&lt;");
        out.append("<pre>");
        tag("code", Map.of("class", language.isEmpty() ? "" : "language-" + language), words);
        out.append("</pre>");
    }

    private void tag(String name, Map<String, String> attributes, String content) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            if (!value.isEmpty() || attribute.startsWith("data-")) {
                out.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(Markup.attribute(value))
                        .append('"');
            }
        });
        out.append('>').append(content).append("</").append(name).append('>');
    }
}
