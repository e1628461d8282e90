package news.dateline.body;

/** Characters that no text of ours may hold, and white space. */
final class Characters {
    private Characters() {}

    /**
     * Drops NUL and other controls, replaces lone surrogates by U+FFFD, makes every line end a {@code \n}: PostgreSQL
     * refuses NUL, XML refuses the controls, UTF-8 refuses the surrogates.
     */
    static String clean(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == length) {
            return text;
        }
        var out = new StringBuilder(length).append(text, 0, at);
        while (at < length) {
            int point = text.codePointAt(at);
            int size = Character.charCount(point);
            if (point == '\r') {
                boolean pair = at + 1 < length && text.charAt(at + 1) == '\n';
                out.append(pair ? "" : "\n");
            } else if (size == 1 && Character.isSurrogate((char) point)) {
                out.append('\uFFFD');
            } else if (!isForbidden(point)) {
                out.appendCodePoint(point);
            }
            at += size;
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        if (c < 0xA0) {
            return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
        }
        return !Character.isSurrogate(c) && c < 0xFFFE;
    }

    private static boolean isForbidden(int point) {
        return point < 0xA0 ? !isPlain((char) point) : (point & 0xFFFE) == 0xFFFE;
    }

    /** White space as HTML sees it: a no-break space is not. */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** Also without the no-break spaces that editors leave at the ends. */
    static String trimmed(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && (isSpace(line.charAt(start)) || line.charAt(start) == '\u00A0')) {
            start++;
        }
        while (end > start && (isSpace(line.charAt(end - 1)) || line.charAt(end - 1) == '\u00A0')) {
            end--;
        }
        return line.substring(start, end);
    }

    static String oneLine(String text) {
        var out = new StringBuilder(text.length());
        boolean gap = false;
        var clean = clean(text);
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            if (isSpace(c)) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.append(c);
        }
        return out.toString();
    }

    /** Is there anything to see? A no-break space or a zero-width one is not. */
    static boolean isVisible(String text) {
        return text.chars()
                .anyMatch(c -> !Character.isWhitespace(c) && c != 0xA0 && c != 0x200B && c != 0xFEFF && c != 0x200D);
    }
}
