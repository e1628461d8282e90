package news.dateline.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Entity tags (RFC 9110, section 8.8.3): always strong, one per representation. */
public final class Etags {
    private static final int BYTES = 15;

    private Etags() {}

    /** The tag of exactly these bytes. */
    public static String of(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java runtime", e);
        }
    }

    /** The tag of a thing that counts its versions. */
    public static String ofVersion(int version) {
        return "\"v" + version + '"';
    }

    /** Whether {@code If-Match} names the tag; a weak tag never does (RFC 9110, 8.8.3.2). */
    static boolean matchesStrongly(String header, String etag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1)).map(String::strip).anyMatch(etag::equals);
    }

    /** Whether a header such as {@code If-None-Match} names the tag, weak comparison. */
    public static boolean matches(String header, String etag) {
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(etag::equals);
    }
}
