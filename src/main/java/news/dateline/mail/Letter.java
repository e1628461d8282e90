package news.dateline.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person. It guards itself: nothing in it can begin a header of its own or name a second recipient.
 *
 * @param kind what sort of letter it is, such as {@code confirmation}, for metrics
 * @param replyTo where answers go; to the sender if null
 * @param to the bare address of the recipient
 * @param html the same as the text, for programs that show HTML
 * @param headers further headers such as {@code List-Id}, by name
 * @param reference what it is about in the room that writes it, such as the id of a subscriber: a bounce comes back with it
 * @param goodFor for how long what it says is good, such as a link in it: after that it is not sent; null if for ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Letter(
        String kind,
        Sender from,
        @Nullable String replyTo,
        String to,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        @Nullable UUID reference,
        @JsonIgnore @Nullable Duration goodFor) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
    /** An addr-spec without quotes and comments (RFC 5321, section 4.1.2), of ASCII and whatever SMTPUTF8 may carry. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\p{Cntrl}\\p{Z}\\p{Cf}\"(),:;<>@\\[\\]\\\\]{1,64}@[A-Za-z0-9._-]{1,253}");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,75}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]*");

    public Letter {
        require(KIND, kind, "kind");
        require(ADDRESS, to, "recipient");
        require(ONE_LINE, subject, "subject");
        if (replyTo != null) {
            require(ADDRESS, replyTo, "reply-to address");
        }
        // In their order, which a copy by Map.copyOf has not.
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach((name, value) -> {
            require(HEADER, name, "name of a header");
            require(ONE_LINE, value, "value of a header");
        });
    }

    /** The message tells no value: it may end up in a log. */
    private static void require(Pattern shape, String value, String what) {
        if (!shape.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the %s of a letter".formatted(what));
        }
    }

    /**
     * Who a letter is from.
     *
     * @param name as readers see it; empty for none
     */
    public record Sender(String name, String address) {
        public Sender {
            require(ONE_LINE, name, "name of the sender");
            require(ADDRESS, address, "address of the sender");
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }
    }

    /** Without the person: a letter that is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "Letter[kind=%s]".formatted(kind);
    }
}
