package news.dateline.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import news.dateline.web.PublicUrl;

/** What a stream says beside its events. */
@Singleton
class ControlEvents {
    /** Keeps the connection alive and is overlooked by clients. */
    static final Buffer COMMENT = Buffer.buffer(":\n\n");

    private final long retryMillis;
    private final long retrySpreadMillis;
    private final ObjectMapper json;
    private final PublicUrl urls;

    ControlEvents(StreamConfig config, ObjectMapper json, PublicUrl urls) {
        this.retryMillis = config.retryAfter().toMillis();
        this.retrySpreadMillis = config.retrySpread().toMillis();
        this.json = json;
        this.urls = urls;
    }

    /** The first event, with the position from which the stream goes on. */
    Buffer hello(long position) {
        return retry().appendBuffer(StreamEvent.bytes(position, "hello", written(new Hello(position))));
    }

    /** What was missed cannot be told; whoever has reloaded the list goes on from this position. */
    Buffer reset(long position, Reset.Reason reason, String list) {
        return StreamEvent.bytes(position, "reset", written(new Reset(position, reason, urls.of(list))));
    }

    /** When to come back; another time for everybody, so that they do not come all at once. */
    Buffer retry() {
        long millis = retryMillis + ThreadLocalRandom.current().nextLong(retrySpreadMillis + 1);
        return Buffer.buffer("retry: %d\n".formatted(millis));
    }

    private String written(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Hello(long seq) {}

    /** Told when a stream has a gap. */
    record Reset(long seq, Reason reason, String reload) {
        enum Reason {
            /** So much was missed that it is cheaper to reload. */
            @JsonProperty("outdated")
            OUTDATED,
            /** No such change was made here. */
            @JsonProperty("unknown")
            UNKNOWN,
            /** What follows cannot be told. */
            @JsonProperty("interrupted")
            INTERRUPTED
        }
    }
}
