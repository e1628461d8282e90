package news.dateline.change;

import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.UUID;

/**
 * A fact as an event of a stream: the bytes are made once and written to everybody.
 *
 * @param labels what a {@link StreamFilter} goes by
 * @param bytes the whole event after the HTML standard, section 9.2 (server-sent events); never written to
 */
public record StreamEvent(Fact fact, Set<String> labels, Buffer bytes) {
    /** An event that is called like its fact; {@code data} is one line. */
    public static StreamEvent of(Fact fact, String data, Set<String> labels) {
        return new StreamEvent(fact, Set.copyOf(labels), bytes(fact.seq(), fact.type(), data));
    }

    static Buffer bytes(long id, String type, String data) {
        return Buffer.buffer("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, type, data));
    }

    /** Whether it says something of one of these: it is about it, or carries its id as a label. */
    boolean isAbout(Set<UUID> subjects) {
        return subjects.contains(fact.subjectId())
                || subjects.stream().map(UUID::toString).anyMatch(labels::contains);
    }

    long seq() {
        return fact.seq();
    }
}
