package news.dateline.web;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is no JSON and comes with bytes of its own, such as a feed.
 *
 * @param bytes what goes over the wire, before compression
 * @param shown null if no cache may keep it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it is written once and forgotten.
public record Document(byte[] bytes, @Nullable Shown shown) implements Representation {}
