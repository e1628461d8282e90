package news.dateline.importer;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language of an article, in this order: what the post itself says; what the caller of the import said; Ukrainian, when
 * the site's language is not written in Cyrillic, yet most letters of the article are, among them some of і ї є ґ and none
 * of the ы э ё ъ ў of its neighbours; what the site says; English.
 */
final class LanguageGuess {
    private static final Set<String> CYRILLIC =
            Set.of("uk", "ru", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "os");
    private static final String UKRAINIAN = "іїєґ";
    private static final String NEIGHBOURS = "ыэёъў";
    private static final char FIRST_CYRILLIC = '\u0400';
    private static final char LAST_CYRILLIC = '\u04FF';
    /** Enough to know a language by. */
    private static final int SAMPLE = 4000;

    private final @Nullable String asked;
    private final String ofSite;

    LanguageGuess(@Nullable String asked, @Nullable String siteLanguage) {
        this.asked = asked;
        var site = tag(siteLanguage);
        this.ofSite = site == null ? "en" : site;
    }

    /** The tag in its canonical form, null if it is none. */
    static @Nullable String tag(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 35) {
            return null;
        }
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    String of(@Nullable String ofPost, String title, String text) {
        var own = tag(ofPost);
        if (own != null) {
            return own;
        }
        if (asked != null) {
            return asked;
        }
        var language = Locale.forLanguageTag(ofSite).getLanguage();
        return !CYRILLIC.contains(language) && isUkrainian(title + " " + text) ? "uk" : ofSite;
    }

    private static boolean isUkrainian(String text) {
        int letters = 0;
        int cyrillic = 0;
        int ukrainian = 0;
        for (int at = 0; at < text.length() && at < SAMPLE; at++) {
            char letter = text.charAt(at);
            letters += Character.isLetter(letter) ? 1 : 0;
            if (letter < FIRST_CYRILLIC || letter > LAST_CYRILLIC) {
                continue;
            }
            letter = Character.toLowerCase(letter);
            if (NEIGHBOURS.indexOf(letter) >= 0) {
                return false;
            }
            cyrillic++;
            ukrainian += UKRAINIAN.indexOf(letter) >= 0 ? 1 : 0;
        }
        return ukrainian > 0 && cyrillic * 2 > letters;
    }
}
