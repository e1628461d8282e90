package news.dateline.edge;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finished answer, as bytes and headers, under the tags of what it shows. Two are the same only if they are one. */
final class Kept {
    /** What an entry of the index by tag takes in memory, in bytes, about. */
    private static final int TAG_WEIGHT = 96;

    private static final int HEADER_WEIGHT = 128;

    private final Question question;
    private final Buffer body;
    private final List<Header> headers;
    private final List<Header> headersOfUnchanged;
    private final String etag;
    private final @Nullable Instant modifiedAt;
    private final Set<String> tags;
    private final long begunAt;
    private final @Nullable String operation;

    /** A header, encoded once. */
    record Header(CharSequence name, CharSequence value) {}

    /**
     * @param loading what it was read for, and since when
     * @param etag of exactly these bytes
     */
    Kept(Loading loading, byte[] body, MultivaluedMap<String, Object> headers, String etag, Validity validity) {
        this.question = loading.question();
        this.begunAt = loading.begunAt();
        this.body = outsideTheHeap(body);
        this.headers = encoded(headers);
        this.headersOfUnchanged = this.headers.stream()
                .filter(header -> Conditions.KNOWN_TO_HOLDERS.stream()
                        .noneMatch(header.name().toString()::equalsIgnoreCase))
                .toList();
        this.etag = etag;
        this.modifiedAt = validity.modifiedAt();
        this.tags = validity.tags();
        this.operation = loading.operation();
    }

    /** Where the system can take it from without copying it first, each time; freed with this object. */
    @SuppressWarnings("deprecation") // Vert.x 4 has no other way to lend it such bytes; version 5 has.
    private static Buffer outsideTheHeap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
    }

    /** What makes an answer out of date, and since when it is as it is. */
    record Validity(Set<String> tags, @Nullable Instant modifiedAt) {}

    private static List<Header> encoded(MultivaluedMap<String, Object> headers) {
        var encoded = new ArrayList<Header>();
        for (Map.Entry<String, List<Object>> header : headers.entrySet()) {
            var name = HttpHeaders.createOptimized(header.getKey());
            header.getValue()
                    .forEach(value -> encoded.add(new Header(name, HttpHeaders.createOptimized(value.toString()))));
        }
        return List.copyOf(encoded);
    }

    Question question() {
        return question;
    }

    Buffer body() {
        return body;
    }

    List<Header> headers() {
        return headers;
    }

    /** Those for a client that holds this very answer. */
    List<Header> headersOfUnchanged() {
        return headersOfUnchanged;
    }

    String etag() {
        return etag;
    }

    @Nullable Instant modifiedAt() {
        return modifiedAt;
    }

    Set<String> tags() {
        return tags;
    }

    /** The path of the operation that gave it, as metrics name it, such as {@code /v1/articles/{slugOrId}}. */
    @Nullable String operation() {
        return operation;
    }

    /** When its reading began, by {@link System#nanoTime()}. */
    long begunAt() {
        return begunAt;
    }

    /** What it takes in memory, in bytes, about. */
    int weight() {
        return question.weight() + body.length() + headers.size() * HEADER_WEIGHT + tags.size() * TAG_WEIGHT;
    }
}
