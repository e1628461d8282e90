package news.dateline.web;

import java.util.regex.Pattern;

/** What a language is called: a tag of BCP 47 (RFC 5646) with three more parts at the most, {@code en}, {@code zh-Hant-TW}. */
public final class LanguageTag {
    /** Has a bound on its parts, since Java's patterns take a frame of the stack for each of them. */
    public static final String PATTERN = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    private LanguageTag() {}

    /** Whether the text has the shape of a tag; whether there is such a language nobody asks. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }
}
