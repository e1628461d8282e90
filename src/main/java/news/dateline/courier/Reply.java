package news.dateline.courier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request to somebody else's server. */
public sealed interface Reply {
    /**
     * There was an answer.
     *
     * @param retryAfter for how long the server wants to be left alone, if it says so
     * @param body how the answer begins, at the most 4 KiB
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answered(int status, @Nullable Duration retryAfter, byte[] body) implements Reply {
        /** Whether the server took it. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** It was not sent: the address is none that may be reached from here. */
    record Forbidden() implements Reply {}

    /** The host has no address, or nobody there speaks to us. */
    record Unreachable() implements Reply {}

    /** The time was over. */
    record TimedOut() implements Reply {}
}
