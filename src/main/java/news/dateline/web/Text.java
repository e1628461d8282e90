package news.dateline.web;

/** Small rules for text that comes from outside. */
public final class Text {
    private Text() {}

    /** The text, cut to so many characters for use in a message, with U+FFFD for each half of a surrogate pair. */
    public static String shortened(String text, int length) {
        var points = text.codePoints().limit(length + 1L).toArray();
        var shortened = new StringBuilder();
        for (int i = 0; i < Math.min(points.length, length); i++) {
            shortened.appendCodePoint(points[i] >= 0xD800 && points[i] <= 0xDFFF ? 0xFFFD : points[i]);
        }
        return points.length <= length
                ? shortened.toString()
                : shortened.append('…').toString();
    }

    /** Whether PostgreSQL and JSON can hold it: no NUL, no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** One line: white space becomes single spaces, controls go, half a surrogate pair becomes U+FFFD. */
    public static String line(String text) {
        var line = new StringBuilder(text.length());
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (Character.isWhitespace(point) || point == 0xA0) {
                gap = !line.isEmpty();
            } else if (!Character.isISOControl(point) && (point & 0xFFFE) != 0xFFFE) {
                line.append(gap ? " " : "");
                gap = false;
                line.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point);
            }
        }
        return line.toString();
    }

    /** The text, cut at the end of a word to at most so many characters; an ellipsis tells, unless a sentence ends there. */
    public static String opening(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length - 1);
        if (end < length / 2) {
            end = length - 1;
            end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        }
        var opening = text.substring(0, end).stripTrailing();
        return ".!?…".indexOf(opening.charAt(opening.length() - 1)) >= 0 ? opening : opening + "…";
    }

    /** The text with {@code & < > "} as HTML entities. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
