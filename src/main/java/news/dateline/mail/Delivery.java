package news.dateline.mail;

import org.jspecify.annotations.Nullable;

/** What became of a try. */
sealed interface Delivery {

    /** The other side has taken the letter. */
    record Sent() implements Delivery {}

    /**
     * Perhaps later.
     *
     * @param code the reply code (RFC 5321, section 4.2); null if there was no answer
     */
    record Deferred(@Nullable Integer code) implements Delivery {}

    /** Not tried: what the letter says is not good any more. */
    record Stale() implements Delivery {}

    /**
     * Never.
     *
     * @param isAddressAtFault whether it is the recipient that is refused, rather than what is written to them
     */
    record Refused(@Nullable Integer code, boolean isAddressAtFault) implements Delivery {}
}
