package news.dateline.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of an API key: {@code dl_}, 43 characters in base 62 (256 random bits) and six of a CRC-32 over them, so that
 * scanners of leaked secrets can tell one from noise without asking us.
 */
final class Secret {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final int PREFIX = 10;
    /** A secret that an operator made may have another shape, but not less room for chance. */
    private static final Pattern ACCEPTABLE = Pattern.compile("dl_[A-Za-z0-9_-]{24,200}");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    static Secret random() {
        var random = new SecureRandom();
        var digits = new StringBuilder();
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new Secret("dl_" + digits + check(digits.toString()));
    }

    static boolean isAcceptable(String text) {
        return ACCEPTABLE.matcher(text).matches();
    }

    static Secret of(String text) {
        return new Secret(text);
    }

    private static String check(String digits) {
        var crc = new CRC32();
        crc.update(digits.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var check = new StringBuilder();
        for (int i = 0; i < CHECK_DIGITS; i++) {
            check.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return check.toString();
    }

    /** As much of it as may be shown again. */
    String prefix() {
        return text.substring(0, PREFIX);
    }

    /** What is stored: a secret with 256 random bits needs no slow hash. */
    byte[] hash() {
        return Token.hash(text);
    }

    /** The whole of it, to be shown once. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
