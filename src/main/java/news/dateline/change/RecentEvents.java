package news.dateline.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The newest events of a stream, bounded by their number and by their bytes: what most who resume have missed. */
final class RecentEvents {
    private final int mostEvents;
    private final long mostBytes;
    private final TreeMap<Long, StreamEvent> events = new TreeMap<>();
    private long bytes;
    /** Every event after this position is here. */
    private long from;
    /** Every event up to this position is here. */
    private long to;

    RecentEvents(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    synchronized long from() {
        return from;
    }

    synchronized long to() {
        return to;
    }

    /** Forgets everything and goes on at this position. */
    synchronized void restart(long position) {
        events.clear();
        bytes = 0;
        from = position;
        to = position;
    }

    /** Takes the events up to a position; those of these subjects take the place of what was told about them before. */
    synchronized void add(List<StreamEvent> added, Set<UUID> retold, long upTo) {
        if (!retold.isEmpty()) {
            about(retold).forEach(fact -> forget(fact.seq()));
        }
        for (var event : added) {
            events.put(event.seq(), event);
            bytes += event.bytes().length();
        }
        to = upTo;
        while (events.size() > mostEvents || bytes > mostBytes) {
            from = events.firstKey();
            forget(from);
        }
    }

    private void forget(long seq) {
        var event = events.remove(seq);
        bytes -= event == null ? 0 : event.bytes().length();
    }

    /** The facts that were told about these subjects or name them, in their order. */
    synchronized List<Fact> about(Set<UUID> subjects) {
        return events.values().stream()
                .filter(event -> event.isAbout(subjects))
                .map(StreamEvent::fact)
                .toList();
    }

    /** What comes after this position, at most these bytes; empty if that is not here any more. */
    synchronized Optional<Stretch> after(long position, int most) {
        return position < from
                ? Optional.empty()
                : Optional.of(Stretch.opening(events.tailMap(position, false).values(), position, to, most));
    }
}
