package news.dateline.body;

import java.lang.Character.UnicodeScript;

/**
 * Counts words in any script that puts something between them; in Chinese and Japanese, which do not, every
 * character counts.
 */
final class Words {
    private static final String JOINERS = "'’ʼ-‐‑";

    private Words() {}

    static int count(String text) {
        int words = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isIdeograph(point)) {
                words++;
                inWord = false;
            } else if (isWordPart(point)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (!(inWord && JOINERS.indexOf(point) >= 0 && next < text.length())) {
                inWord = false;
            } else {
                inWord = isWordPart(text.codePointAt(next));
            }
            at = next;
        }
        return words;
    }

    private static boolean isWordPart(int point) {
        if (Character.isLetterOrDigit(point)) {
            return true;
        }
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isIdeograph(int point) {
        if (point < 0x2E80) {
            return false;
        }
        var script = UnicodeScript.of(point);
        return Character.isLetter(point)
                && (script == UnicodeScript.HAN
                        || script == UnicodeScript.HIRAGANA
                        || script == UnicodeScript.KATAKANA);
    }
}
