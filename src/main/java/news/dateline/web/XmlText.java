package news.dateline.web;

import org.jspecify.annotations.Nullable;

/** Text that XML can hold, and with it every format that says the same. */
public final class XmlText {
    private XmlText() {}

    /**
     * The text without what XML 1.0 cannot hold (section 2.2, {@code Char}), not even escaped, so that all formats say the
     * same: controls and non-characters go, half a surrogate pair becomes U+FFFD, every line ends with {@code \n}.
     */
    public static String of(String text) {
        var legible = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                legible.append('\uFFFD');
            } else if (isChar(point)) {
                legible.appendCodePoint(point);
            }
        });
        return legible.toString();
    }

    /** The same; what is blank is nothing. */
    public static @Nullable String ofOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : of(text);
    }

    private static boolean isChar(int point) {
        return point == '\t' || point == '\n' || (point >= ' ' && point < 0xFFFE) || point >= 0x10000;
    }
}
