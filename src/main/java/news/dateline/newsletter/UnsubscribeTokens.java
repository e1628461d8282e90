package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import news.dateline.web.SharedSecret;

/**
 * The tokens by which one leaves (RFC 8058): they say themselves whom and what they are about, sealed by an HMAC of 128 bits, so
 * that they work for as long as letters lie about. They can do nothing else, and nothing is stored for them.
 */
@Singleton
class UnsubscribeTokens {
    private static final int ID = 16;
    private static final int SEAL = 16;
    private static final int MOST = 100;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43,2400}");

    private final SharedSecret secret;

    UnsubscribeTokens(SharedSecret secret) {
        this.secret = secret;
    }

    /** A token to leave these newsletters; none means all that there are. */
    String token(UUID subscriber, Collection<UUID> newsletters) {
        var payload = ByteBuffer.allocate(ID * (1 + newsletters.size()));
        put(payload, subscriber);
        newsletters.forEach(newsletter -> put(payload, newsletter));
        var token = ByteBuffer.allocate(payload.capacity() + SEAL)
                .put(seal(payload.array()))
                .put(payload.array());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** Whom and what the token is about; empty if it is none of ours. */
    Optional<Leave> read(String token) {
        if (!SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var payload = Arrays.copyOfRange(bytes, SEAL, bytes.length);
        boolean isOurs = payload.length % ID == 0
                && payload.length >= ID
                && payload.length <= ID * (1 + MOST)
                && MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL), seal(payload));
        return isOurs ? Optional.of(leave(ByteBuffer.wrap(payload))) : Optional.empty();
    }

    private byte[] seal(byte[] payload) {
        return Arrays.copyOf(secret.sign("unsubscribe", payload), SEAL);
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static Leave leave(ByteBuffer payload) {
        var subscriber = new UUID(payload.getLong(), payload.getLong());
        var newsletters = new ArrayList<UUID>();
        while (payload.hasRemaining()) {
            newsletters.add(new UUID(payload.getLong(), payload.getLong()));
        }
        return new Leave(subscriber, List.copyOf(newsletters));
    }

    /**
     * Who leaves what.
     *
     * @param newsletters none means all that there are
     */
    record Leave(UUID subscriber, List<UUID> newsletters) {}
}
