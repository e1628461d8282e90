package news.dateline.web;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes Cyrillic in Latin letters by the table of the Cabinet of Ministers of Ukraine, resolution No. 55 of 27 January
 * 2010; letters that only other alphabets have are added in its spirit.
 */
final class Romanization {
    private static final Map<Character, String> LETTERS = new HashMap<>();
    /** Letters that begin a word differently. */
    private static final Map<Character, String> INITIALS = Map.of('є', "ye", 'ї', "yi", 'й', "y", 'ю', "yu", 'я', "ya");

    static {
        var table = "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u "
                + "ф f х kh ц ts ч ch ш sh щ shch ю iu я ia ё yo ы y э e ў u ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz ѓ gj ќ kj";
        // Latin letters that no decomposition leads back to plain ones.
        var latin = " ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ ng";
        var words = (table + latin).split(" ");
        for (int i = 0; i < words.length; i += 2) {
            LETTERS.put(words[i].charAt(0), words[i + 1]);
        }
        // The soft sign, the hard sign and the apostrophe are not written.
        LETTERS.put('ь', "");
        LETTERS.put('ъ', "");
    }

    private Romanization() {}

    /** The text with Cyrillic letters replaced, in lower case; everything else as it is. */
    static String of(String original) {
        // Letters such as й may come as a letter and a mark.
        var text = Normalizer.normalize(original, Normalizer.Form.NFC);
        var latin = new StringBuilder(text.length() + 16);
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char letter = Character.toLowerCase(text.charAt(i));
            if (letter == 'г' && previous == 'з') {
                // «зг» is «zgh», since «zh» is «ж».
                latin.append("gh");
            } else if (!isWithinWord(previous) && INITIALS.containsKey(letter)) {
                latin.append(INITIALS.get(letter));
            } else {
                latin.append(LETTERS.getOrDefault(letter, String.valueOf(text.charAt(i))));
            }
            previous = letter;
        }
        return latin.toString();
    }

    private static boolean isWithinWord(char previous) {
        return Character.isLetter(previous) || previous == '\'' || previous == '’' || previous == 'ʼ';
    }
}
