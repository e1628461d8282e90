package news.dateline.change;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A part of a stream: all events after the position {@code from} up to {@code to}. */
final class Stretch {
    private final long from;
    private final long to;
    private final List<StreamEvent> events;
    /** What was put together for somebody is good for everybody with the same filter. */
    private final Map<StreamFilter, Piece> pieces = new ConcurrentHashMap<>();

    Stretch(long from, long to, List<StreamEvent> events) {
        this.from = from;
        this.to = to;
        this.events = List.copyOf(events);
    }

    /** The first events, as many as these bytes hold, yet at least one. */
    static Stretch opening(Iterable<StreamEvent> events, long from, long to, int mostBytes) {
        var taken = new ArrayList<StreamEvent>();
        int bytes = 0;
        for (var event : events) {
            if (!taken.isEmpty() && bytes + event.bytes().length() > mostBytes) {
                return new Stretch(from, taken.getLast().seq(), taken);
            }
            taken.add(event);
            bytes += event.bytes().length();
        }
        return new Stretch(from, to, taken);
    }

    long to() {
        return to;
    }

    boolean goesOnFrom(long position) {
        return from <= position && position < to;
    }

    boolean isAbout(Set<UUID> subjects) {
        return events.stream().anyMatch(event -> event.isAbout(subjects));
    }

    /** What comes after this position, at most these bytes. */
    Stretch after(long position, int mostBytes) {
        return opening(events.stream().filter(event -> event.seq() > position).toList(), position, to, mostBytes);
    }

    /** What somebody with this filter gets. */
    Piece piece(StreamFilter filter) {
        return pieces.computeIfAbsent(filter, this::put);
    }

    private Piece put(StreamFilter filter) {
        var wanted = events.stream().filter(filter::admits).toList();
        if (wanted.size() == 1) {
            return new Piece(wanted.getFirst().bytes(), 1);
        }
        var bytes = Buffer.buffer();
        wanted.forEach(event -> bytes.appendBuffer(event.bytes()));
        return new Piece(bytes, wanted.size());
    }

    /** Events as they are written. */
    record Piece(Buffer bytes, int events) {}
}
