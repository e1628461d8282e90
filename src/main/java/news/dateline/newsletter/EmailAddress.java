package news.dateline.newsletter;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of one mailbox (RFC 5321, section 4.1.2), as far as mail really reaches such: no display name, no list, no quoted or
 * non-ASCII local part, no address literal, nothing that cannot be seen. International domains become ASCII.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    /** The last label has a letter: an IP address has none. */
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?=[a-z0-9-]*[a-z])" + LABEL);
    /**
     * The newer rules for domains (RFC 5892) keep these where Java's older ones write others for them, which makes another
     * domain; the last is a full stop in some alphabets.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d\u3002]");

    private final String local;
    private final String domain;

    private EmailAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /** The address that the text is, spaces around it apart; empty if it is none. */
    public static Optional<EmailAddress> parsed(String text) {
        var address = trimmed(text);
        int at = address.indexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || at != address.lastIndexOf('@') || address.length() > LONGEST) {
            return Optional.empty();
        }
        var local = address.substring(0, at);
        return LOCAL.matcher(local).matches()
                ? asciiDomain(address.substring(at + 1))
                        .map(domain -> new EmailAddress(local, domain))
                        .filter(parsed -> parsed.toSend().length() <= LONGEST)
                : Optional.empty();
    }

    /** Keyboards and clipboards add spaces at the ends; a line break is no slip. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    private static Optional<String> asciiDomain(String domain) {
        // What looks like other letters (full-width ones, other dots) is not guessed at.
        if (!Normalizer.isNormalized(domain, Normalizer.Form.NFKC)
                || AMBIGUOUS.matcher(domain).find()
                || domain.codePoints().anyMatch(EmailAddress::isUnseen)) {
            return Optional.empty();
        }
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Controls, formats such as those that turn the direction of text, and what is no character at all. */
    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            // Variation selectors and fillers.
            default ->
                (character >= 0xFE00 && character <= 0xFE0F)
                        || character == 0x115F
                        || character == 0x1160
                        || character == 0x3164;
        };
    }

    /** As mail is sent to it: the local part as it was typed, the domain in ASCII. */
    public String toSend() {
        return local + "@" + domain;
    }

    /** As it is compared: who differs in the case of letters only is the same person. */
    public String key() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** Not the address: what is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
