package news.dateline.web;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the cursors of lists: opaque to clients, bound to the filters and the sort order they were issued for,
 * and tamper-evident by an HMAC whose key all instances share.
 */
@Singleton
public class Cursors {
    private static final int SEAL_BYTES = 16;
    static final int LONGEST = 1024;
    private static final String FOREIGN =
            "This cursor was not issued for this list. Take it unchanged from 'links', with the same filters and sort.";

    private final SharedSecret secret;

    Cursors(SharedSecret secret) {
        this.secret = secret;
    }

    /** The token for a position in the list that {@code binding} describes. */
    String seal(String binding, Cursor cursor) {
        var payload =
                ((cursor.backwards() ? "<" : ">") + String.join("\n", cursor.keys())).getBytes(StandardCharsets.UTF_8);
        var token = ByteBuffer.allocate(SEAL_BYTES + payload.length)
                .put(sign(binding, payload))
                .put(payload)
                .array();
        return encode(token);
    }

    /** The position in a token, after its seal has been checked. */
    Cursor open(String binding, String token) {
        var bytes = decode(token);
        if (bytes == null || bytes.length <= SEAL_BYTES) {
            throw WebProblems.badCursor(FOREIGN);
        }
        var payload = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL_BYTES), sign(binding, payload))) {
            throw WebProblems.badCursor(FOREIGN);
        }
        var text = new String(payload, StandardCharsets.UTF_8);
        return new Cursor(text.charAt(0) == '<', List.of(text.substring(1).split("\n", -1)));
    }

    private static String encode(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static byte @Nullable [] decode(String token) {
        try {
            if (token.length() > LONGEST) {
                return null;
            }
            var bytes = Base64.getUrlDecoder().decode(token);
            // The decoder ignores spare bits of the last character; a cursor has one spelling only.
            return encode(bytes).equals(token) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] sign(String binding, byte[] payload) {
        var signature = secret.sign("cursor", (binding + '\0').getBytes(StandardCharsets.UTF_8), payload);
        return Arrays.copyOf(signature, SEAL_BYTES);
    }
}
