package news.dateline.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of an address that names a thing for people: lower-case ASCII letters, digits and single hyphens. */
public final class Slug {
    /** The longest slug. */
    public static final int LONGEST = 200;

    /** A slug made from a title is no longer than this, and ends at a word. */
    private static final int COMFORTABLE = 80;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Slug() {}

    /** Whether the text could be a slug at all. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** Whether the text is an id: no slug may be one, since addresses take both. */
    public static boolean looksLikeId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** The slug of a title, transliterated to Latin; empty if nothing of it can be. */
    public static String of(String title) {
        var latin = Normalizer.normalize(Romanization.of(title), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’ʼ`]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (latin.length() <= COMFORTABLE) {
            return latin;
        }
        int end = latin.lastIndexOf('-', COMFORTABLE);
        return latin.substring(0, end > COMFORTABLE / 2 ? end : COMFORTABLE);
    }
}
