package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import news.dateline.web.SharedSecret;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Makes signing up cost a program something, where that is switched on: a challenge that says itself until when it is good. */
@Singleton
class Challenges {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM = 16;
    private static final int SEAL = 16;
    private static final int LENGTH = Long.BYTES + RANDOM + SEAL;
    private static final int LONGEST_NONCE = 200;

    private final SharedSecret secret;
    private final Session database;
    private final NewsletterConfig config;
    private final InstantSource clock;

    Challenges(SharedSecret secret, Session database, NewsletterConfig config, InstantSource clock) {
        this.secret = secret;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** A new one. */
    Challenge issue() {
        var expiresAt = clock.instant().plus(LIFE);
        var random = new byte[RANDOM];
        new SecureRandom().nextBytes(random);
        var payload = ByteBuffer.allocate(Long.BYTES + RANDOM)
                .putLong(expiresAt.toEpochMilli())
                .put(random)
                .array();
        var challenge = ByteBuffer.allocate(LENGTH).put(payload).put(seal(payload));
        return new Challenge(
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.array()),
                config.proofOfWork().bits(),
                Instant.ofEpochMilli(expiresAt.toEpochMilli()));
    }

    /** Takes the proof, if one is asked for; a challenge is good once, even of two requests at the same moment. */
    @Transactional
    void spend(SubscriptionInput.@Nullable Proof proof) {
        int bits = config.proofOfWork().bits();
        if (bits == 0) {
            return;
        }
        if (proof == null || proof.challenge() == null || proof.nonce() == null) {
            throw WebProblems.invalid(
                    "#/proof", "required", "Solve a challenge first: GET /v1/subscriptions/challenge tells how.");
        }
        var expiresAt = expiry(proof.challenge()).orElseThrow(Challenges::notGood);
        if (proof.nonce().length() > LONGEST_NONCE
                || leadingZeros(sha256(proof.challenge() + ":" + proof.nonce())) < bits
                || !expiresAt.isAfter(clock.instant())
                || !isFirst(proof.challenge(), expiresAt)) {
            throw notGood();
        }
    }

    private static RuntimeException notGood() {
        return WebProblems.invalid(
                "#/proof", "not-good", "The challenge is expired, used or not ours, or the nonce does not solve it.");
    }

    private Optional<Instant> expiry(String challenge) {
        try {
            var bytes = Base64.getUrlDecoder().decode(challenge);
            var payload = Arrays.copyOf(bytes, Long.BYTES + RANDOM);
            boolean isOurs = bytes.length == LENGTH
                    && MessageDigest.isEqual(Arrays.copyOfRange(bytes, Long.BYTES + RANDOM, LENGTH), seal(payload))
                    // The decoder ignores spare bits of the last character; a challenge has one spelling only.
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(challenge);
            return isOurs
                    ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isFirst(String challenge, Instant expiresAt) {
        return database.createNativeMutationQuery(
                                "insert into spent_challenge (challenge, expires_at) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, sha256(challenge))
                        .setParameter(2, expiresAt)
                        .executeUpdate()
                == 1;
    }

    private byte[] seal(byte[] payload) {
        return Arrays.copyOf(secret.sign("proof-of-work", payload), SEAL);
    }

    static int leadingZeros(byte[] hash) {
        int zeros = 0;
        for (byte each : hash) {
            int bits = Integer.numberOfLeadingZeros(each & 0xff) - 24;
            zeros += bits;
            if (bits < 8) {
                break;
            }
        }
        return zeros;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java runtime", e);
        }
    }

    /** What a program must solve before it signs somebody up. */
    @Schema(name = "SubscriptionChallenge", description = "What a program must solve before it signs somebody up.")
    record Challenge(
            @Schema(required = true, examples = "AAABlIhtY8BRlGzT3H1yoUsbmb0Kc2SOl6l0zM0hM9b1nQq2wpPLfQ")
            String challenge,

            @Schema(
                    required = true,
                    description =
                            "With how many zero bits the SHA-256 of challenge, colon and nonce must begin; 0 if no "
                                    + "proof is asked for.",
                    examples = "20")
            int bits,

            @Schema(required = true) Instant expiresAt) {}
}
