package news.dateline.hub;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import news.dateline.change.ChangeLog;
import news.dateline.feed.FeedDocument;
import news.dateline.feed.Feeds;

/** Reads feeds as they are now. */
@Singleton
class TopicReading {
    private final Feeds feeds;
    private final ChangeLog changes;

    TopicReading(Feeds feeds, ChangeLog changes) {
        this.feeds = feeds;
        this.changes = changes;
    }

    /** The feed at its own address; empty if there is none, or by now it has another address. */
    Optional<Topic> read(String address) {
        if (address.indexOf('?') >= 0) {
            // Each length of a feed would be a topic of its own, for no good.
            return Optional.empty();
        }
        // Before the feed is read: it may show more than that, never less.
        long seq = changes.newest();
        return feeds.at(address)
                .filter(document -> document.address().equals(address))
                .map(document -> new Topic(address, hash(document.bytes()), seq, document));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java runtime", e);
        }
    }

    /**
     * A feed as it is now.
     *
     * @param version the hash of the document
     * @param seq the position in the log that it shows at least
     */
    record Topic(String topic, String version, long seq, FeedDocument document) {}
}
