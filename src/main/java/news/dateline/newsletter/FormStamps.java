package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import news.dateline.web.SharedSecret;
import org.jspecify.annotations.Nullable;

/** Tells people from programs by the time that a form takes to fill in: it carries when it was shown, sealed. */
@Singleton
class FormStamps {
    private static final int SEAL = 16;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final SharedSecret secret;
    private final NewsletterConfig config;
    private final InstantSource clock;

    FormStamps(SharedSecret secret, NewsletterConfig config, InstantSource clock) {
        this.secret = secret;
        this.config = config;
        this.clock = clock;
    }

    /** The stamp of a form that is shown now. */
    String issue() {
        return of(clock.instant());
    }

    /** The stamp of a form that a person has to send once more, who need not take their time again. */
    String renewed() {
        return of(clock.instant().minus(config.minFillTime()));
    }

    private String of(Instant shownAt) {
        var time =
                ByteBuffer.allocate(Long.BYTES).putLong(shownAt.toEpochMilli()).array();
        var stamp = ByteBuffer.allocate(Long.BYTES + SEAL).put(time).put(seal(time));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(stamp.array());
    }

    /** Who sends a form with this stamp. */
    Sender sender(@Nullable String stamp) {
        if (stamp == null || stamp.isBlank()) {
            // A proof of work would be of no use if the form went without anything.
            boolean isAsked = config.formStampRequired() || config.proofOfWork().bits() > 0;
            return isAsked ? Sender.PROGRAM : Sender.PERSON;
        }
        var age = shownAt(stamp).map(at -> Duration.between(at, clock.instant()));
        if (age.isEmpty() || age.get().compareTo(config.minFillTime()) < 0) {
            return Sender.PROGRAM;
        }
        return age.get().compareTo(LONGEST) > 0 ? Sender.LATE : Sender.PERSON;
    }

    private Optional<Instant> shownAt(String stamp) {
        try {
            var bytes = Base64.getUrlDecoder().decode(stamp);
            var time = Arrays.copyOf(bytes, Long.BYTES);
            boolean isOurs = bytes.length == Long.BYTES + SEAL
                    && MessageDigest.isEqual(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length), seal(time));
            return isOurs
                    ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(time).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] seal(byte[] time) {
        return Arrays.copyOf(secret.sign("form", time), SEAL);
    }

    /** Who it seems to be. */
    enum Sender {
        PERSON,
        PROGRAM,
        /** Somebody whose stamp is too old to say anything. */
        LATE
    }
}
