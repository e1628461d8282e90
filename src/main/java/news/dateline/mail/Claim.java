package news.dateline.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter that is this worker's to send until its lease ends.
 *
 * @param attempt the how many-eth try this is
 * @param isLast whether there is to be no other
 * @param isStale whether what it says is not good any more, so that it is given up instead of sent
 */
record Claim(
        UUID id, int attempt, boolean isLast, boolean isStale, Instant createdAt, String messageId, Letter letter) {}
