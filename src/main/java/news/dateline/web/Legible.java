package news.dateline.web;

import org.jspecify.annotations.Nullable;

/** Text that every format can hold. */
public final class Legible {
    private Legible() {}

    /**
     * The text without what XML 1.0 cannot hold (section 2.2, {@code Char}), not even escaped, so that all formats say the
     * same: controls and non-characters go, half a surrogate pair becomes U+FFFD, every line ends with {@code \n}.
     */
    public static String text(String text) {
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
    public static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text(text);
    }

    private static boolean isChar(int point) {
        return point == '\t' || point == '\n' || (point >= ' ' && point < 0xFFFE) || point >= 0x10000;
    }
}
