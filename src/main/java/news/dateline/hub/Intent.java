package news.dateline.hub;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import news.dateline.courier.Courier;
import news.dateline.web.Problem;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber wants, checked: a request to the hub after section 5.1 of WebSub.
 *
 * @param secret what contents are signed with; null for no signature
 * @param lease null when it does not say
 */
record Intent(
        Mode mode,
        String topic,
        String callback,
        @Nullable String secret,
        @Nullable Duration lease) {
    private static final int LONGEST_SECRET = 200;
    private static final int LONGEST_TOPIC = 2000;

    /** What can be asked for. */
    enum Mode {
        SUBSCRIBE("subscribe"),
        UNSUBSCRIBE("unsubscribe");

        private final String wireName;

        Mode(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    /** The intent of a form; what is wrong is a 422 that names the field. */
    static Intent of(
            @Nullable String mode,
            @Nullable String topic,
            @Nullable String callback,
            @Nullable String secret,
            @Nullable String lease,
            Courier courier) {
        var wanted = mode(mode);
        if (topic == null || topic.isEmpty() || topic.length() > LONGEST_TOPIC) {
            throw WebProblems.invalid(
                    "#/hub.topic", "required", "'hub.topic' takes the address of a feed of this API.");
        }
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length > LONGEST_SECRET) {
            throw WebProblems.invalid("#/hub.secret", "too-long", "'hub.secret' takes less than 200 bytes.");
        }
        return new Intent(
                wanted,
                topic,
                courier.checked("#/hub.callback", callback),
                secret == null || secret.isEmpty() ? null : secret,
                lease(lease));
    }

    private static Mode mode(@Nullable String mode) {
        for (var known : Mode.values()) {
            if (known.wireName().equals(mode)) {
                return known;
            }
        }
        throw WebProblems.invalid("#/hub.mode", "not-one-of", "'hub.mode' takes subscribe or unsubscribe.");
    }

    private static @Nullable Duration lease(@Nullable String seconds) {
        if (seconds == null || seconds.isEmpty()) {
            return null;
        }
        if (!seconds.matches("[1-9][0-9]{0,8}")) {
            throw WebProblems.invalid(
                    "#/hub.lease_seconds", "not-a-number", "'hub.lease_seconds' takes a number of seconds.");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** The host that is talked to. */
    String host() {
        return String.valueOf(URI.create(callback).getHost());
    }

    static Problem.Builder tooMany() {
        return Problem.of(HubProblems.TOO_MANY)
                .detail("Too many requests wait for their confirmation. Try again later.")
                .header("Retry-After", "60");
    }
}
