package news.dateline.webhook;

import java.time.Duration;
import java.time.Instant;
import news.dateline.courier.Reply;
import org.jspecify.annotations.Nullable;

/**
 * One try to tell an endpoint of something.
 *
 * @param seq the change; null for a ping
 * @param eventId the {@code webhook-id}
 * @param number the first try is 1
 */
record Attempt(@Nullable Long seq, String type, String eventId, int number, Instant at, Duration took, Reply reply) {
    boolean isDelivered() {
        return reply instanceof Reply.Answered answered && answered.isSuccess();
    }

    /** The endpoint does not want to be told any more. */
    boolean isGone() {
        return reply instanceof Reply.Answered answered && answered.status() == 410;
    }

    /** For how long the endpoint wants to be left alone; null if it does not say. */
    @Nullable Duration wished() {
        return reply instanceof Reply.Answered answered && (answered.status() == 429 || answered.status() == 503)
                ? answered.retryAfter()
                : null;
    }

    @Nullable Integer status() {
        return reply instanceof Reply.Answered answered ? answered.status() : null;
    }

    String outcome() {
        return switch (reply) {
            case Reply.Answered answered -> answered.isSuccess() ? "delivered" : "rejected";
            case Reply.TimedOut _ -> "timed-out";
            case Reply.Unreachable _ -> "unreachable";
            case Reply.Forbidden _ -> "forbidden";
        };
    }
}
