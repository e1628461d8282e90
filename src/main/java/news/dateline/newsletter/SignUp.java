package news.dateline.newsletter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, in the name of whoever has the address.
 *
 * @param address as it is written to
 * @param key as it is compared
 * @param newsletters none for a link to the preferences
 * @param network the network that the request came from
 */
record SignUp(
        UUID id,
        Kind kind,
        String address,
        String key,
        List<UUID> newsletters,
        Consent consent,
        Tongue tongue,
        Via via,
        String network,
        Instant at) {

    /** Without the person: what is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "SignUp[id=%s]".formatted(id);
    }

    /** What is asked for. */
    enum Kind {
        SUBSCRIPTION,
        LINK;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** How it was asked. */
    enum Via {
        JSON,
        FORM;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Via named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** What was shown to whoever asked, and by which form. */
    record Consent(@Nullable String text, @Nullable String form) {
        static final Consent NONE = new Consent(null, null);
    }
}
