package news.dateline.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as headers carry it: what is not ASCII as encoded words (RFC 2047), a line for each. The mail client has an encoding
 * of its own, which tears what lies beyond the basic plane apart and ends lines with a bare LF, as many servers refuse.
 */
final class HeaderText {
    /** The words with other letters, together with what stands between two of them: readers drop those spaces otherwise. */
    private static final Pattern FOREIGN =
            Pattern.compile("[^\\s<>\"]*[^\\x00-\\x7f][^\\s<>\"]*(?: +[^\\s<>\"]*[^\\x00-\\x7f][^\\s<>\"]*)*");

    private static final Pattern LOOKS_ENCODED = Pattern.compile("=\\?");
    private static final Pattern PLAIN_WORDS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*");
    /** So many bytes are 60 characters of Base64: with what is around them, the line stays within 76. */
    private static final int BYTES = 45;

    private HeaderText() {}

    /** The text of a header such as {@code Subject}. */
    static String of(String text) {
        return LOOKS_ENCODED.matcher(text).find()
                ? encoded(text)
                : FOREIGN.matcher(text).replaceAll(foreign -> encoded(foreign.group()));
    }

    /** A name and an address, as in {@code From}. */
    static String of(Letter.Sender sender) {
        var name = sender.name().strip();
        if (name.isEmpty()) {
            return sender.address();
        }
        return "%s <%s>".formatted(phrase(name), sender.address());
    }

    private static String phrase(String name) {
        boolean isAscii = name.chars().allMatch(character -> character < 128);
        if (!isAscii || LOOKS_ENCODED.matcher(name).find()) {
            return encoded(name);
        }
        return PLAIN_WORDS.matcher(name).matches()
                ? name
                : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String encoded(String text) {
        return String.join(
                "\r\n ",
                pieces(text).stream()
                        .map(piece -> "=?UTF-8?B?%s?="
                                .formatted(Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8))))
                        .toList());
    }

    /** Cut between characters, never within one. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int bytes = 0;
        for (int character : text.codePoints().toArray()) {
            int more = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > BYTES) {
                pieces.add(piece.toString());
                piece.setLength(0);
                bytes = 0;
            }
            piece.appendCodePoint(character);
            bytes += more;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
