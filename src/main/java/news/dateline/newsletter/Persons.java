package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import news.dateline.web.SharedSecret;

/** Knows people again without knowing who they are: by a keyed hash of their address. */
@Singleton
class Persons {
    private final SharedSecret secret;

    Persons(SharedSecret secret) {
        this.secret = secret;
    }

    /** The hash of the person whose address compares as this key. */
    byte[] hash(String addressKey) {
        return secret.sign("person", addressKey.getBytes(StandardCharsets.UTF_8));
    }
}
