package news.dateline.newsletter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How readers sign up, and what keeps others from doing it for them. */
@ConfigMapping(prefix = "dateline.newsletter")
interface NewsletterConfig {
    /** Whom letters are from, unless their newsletter says otherwise. */
    @WithDefault("Newsletters")
    String senderName();

    /** The address they are from, unless their newsletter says otherwise. */
    @WithDefault("newsletters@localhost.localdomain")
    String senderAddress();

    /** The publisher's own page that a confirmation link leads to, with {@code ?token=…}; else the built-in one. */
    Optional<String> confirmUrl();

    /** The publisher's own page of preferences, with {@code ?token=…}; else the built-in one. */
    Optional<String> preferencesUrl();

    /** The publisher's own page for leaving, with {@code ?token=…}; else the built-in one. */
    Optional<String> unsubscribeUrl();

    /** A folder whose files replace the built-in templates and texts of the same name. */
    Optional<Path> templateFolder();

    /** How long a confirmation link is good. */
    @WithDefault("48h")
    Duration confirmLife();

    /** How long a link to the preferences is good. */
    @WithDefault("1h")
    Duration preferencesLife();

    /** Who has not confirmed by then is forgotten. */
    @WithDefault("7d")
    Duration pendingLife();

    /** How long the ledger of consent keeps what ended. */
    @WithDefault("1096d")
    Duration consentRetention();

    /** The least time between the display of the built-in form and its being sent. */
    @WithDefault("2s")
    Duration minFillTime();

    /** Whether forms without the stamp of the built-in one are taken for a program's. */
    @WithDefault("false")
    boolean formStampRequired();

    /** How large a list of subscribers may be that is brought in. */
    @WithDefault("32M")
    MemorySize importMaxSize();

    /** What bounds the letters that strangers can cause. */
    Caps caps();

    /** What a program must compute before it signs somebody up. */
    ProofOfWork proofOfWork();

    /** Bounds of the letters that strangers can cause. */
    interface Caps {
        /** Letters of a kind to one address in an hour. */
        @WithDefault("1")
        int perAddressAndHour();

        /** Letters of a kind to one address in a day. */
        @WithDefault("3")
        int perAddressAndDay();

        /** Letters caused by one network (IPv4 /24, IPv6 /48) in an hour. */
        @WithDefault("100")
        int perNetworkAndHour();

        /** Letters in an hour altogether; above that, sign-ups wait. */
        @WithDefault("5000")
        int perHour();

        /** Sign-ups that one network may send in a minute. */
        @WithDefault("60")
        int signUpsPerNetworkAndMinute();
    }

    /** Proof of work for the JSON endpoint. */
    interface ProofOfWork {
        /** How many leading bits of the SHA-256 must be zero; 0 asks for no proof. */
        @WithDefault("0")
        int bits();
    }
}
