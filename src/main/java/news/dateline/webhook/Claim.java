package news.dateline.webhook;

import java.util.List;
import java.util.UUID;

/**
 * An endpoint that this instance tells at the moment, and how far it has been told.
 *
 * @param secrets those that sign, the newest first
 * @param position everything up to here was taken
 * @param overtaken removals up to here were taken ahead of what waits
 * @param attempts how often the change after the position has been tried in vain
 * @param isDue whether that change may be tried now; if not, there is a new removal to be told ahead of it
 * @param lease what the row must still say when something is written to it: else somebody else is at it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Claim(
        UUID id,
        String url,
        List<String> types,
        List<byte[]> secrets,
        long position,
        long overtaken,
        int attempts,
        boolean isDue,
        Object lease) {

    Claim at(long newPosition, Object newLease) {
        return new Claim(id, url, types, secrets, newPosition, overtaken, 0, true, newLease);
    }

    Claim overtakenBy(long removal, Object newLease) {
        return new Claim(id, url, types, secrets, position, removal, attempts, isDue, newLease);
    }

    /** For logs, which must hold neither secrets nor addresses. */
    @Override
    public String toString() {
        return id.toString();
    }
}
