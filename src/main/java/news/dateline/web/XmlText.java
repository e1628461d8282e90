package news.dateline.web;

/** Text as XML 1.0 can hold it. */
public final class XmlText {
    private XmlText() {}

    /** Without the characters that no XML document may contain, however they are written (XML 1.0, production 2). */
    public static String of(String text) {
        return text.codePoints().allMatch(XmlText::isAllowed)
                ? text
                : text.codePoints()
                        .filter(XmlText::isAllowed)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isAllowed(int codePoint) {
        return switch (codePoint) {
            case '\t', '\n', '\r' -> true;
            default -> codePoint >= 0x20 && !isSurrogate(codePoint) && codePoint != 0xFFFE && codePoint != 0xFFFF;
        };
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
