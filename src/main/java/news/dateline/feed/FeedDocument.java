package news.dateline.feed;

import java.util.List;
import news.dateline.web.Shown;

/**
 * A feed as it is now, in one of its formats.
 *
 * @param address where it is read, absolute; the same as its link {@code self}
 * @param mediaType with its parameters
 * @param bytes what goes over the wire, before compression
 * @param links the values of its {@code Link} headers (RFC 8288): itself, its hubs, its other pages
 * @param shown what it shows; out of date as soon as that changes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it is written once and forgotten.
public record FeedDocument(String address, String mediaType, byte[] bytes, List<String> links, Shown shown) {}
