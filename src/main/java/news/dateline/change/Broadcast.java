package news.dateline.change;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One stream on this instance: its events as bytes, the newest in memory. Its followers read it, each from a position of its own. */
final class Broadcast {
    private static final Logger LOG = Logger.getLogger(Broadcast.class);
    private static final int MOST_FAILURES = 10;

    private final StreamSource source;
    private final RecentEvents recent;
    private final EarlierEvents earlier;
    private final long longestReplay;
    private final Runnable onEvents;
    private int failures;
    /** Grows when the followers must be told to reload: each compares it with the one it has seen. */
    private final AtomicInteger epoch = new AtomicInteger();

    Broadcast(StreamSource source, RecentEvents recent, EarlierEvents earlier, long longestReplay, Runnable onEvents) {
        this.source = source;
        this.recent = recent;
        this.earlier = earlier;
        this.longestReplay = longestReplay;
        this.onEvents = onEvents;
    }

    String name() {
        return source.name();
    }

    int epoch() {
        return epoch.get();
    }

    /** Up to where this instance knows the stream. */
    long position() {
        return recent.to();
    }

    /** Whether what follows is not in memory, and too much to be read from the database for somebody. */
    boolean isTooFarBehind(long position) {
        return position < recent.from() && position < recent.to() - longestReplay;
    }

    Optional<Stretch> after(long position, int mostBytes) {
        return recent.after(position, mostBytes);
    }

    CompletableFuture<Stretch> earlierAfter(long position) {
        return earlier.after(position);
    }

    /** Goes on at another position; what is between, nobody can be told. */
    void restart(long position) {
        recent.restart(position);
        epoch.incrementAndGet();
        onEvents.run();
    }

    /** Takes what the tail has read, in its order; if it throws, it wants the same again. What was taken before is passed over. */
    void take(List<Fact> facts, long upTo) {
        long position = recent.to();
        var told = facts.stream()
                .filter(fact -> fact.seq() > position && source.tells(fact.type()))
                .toList();
        try {
            tell(told, upTo);
            failures = 0;
        } catch (RuntimeException e) {
            if (isDatabase(e) || ++failures < MOST_FAILURES) {
                throw e;
            }
            // One event that cannot be made must not hold up all that follow; to leave it out would be a silent gap.
            LOG.errorf(
                    e, "The stream %s cannot go on after change %d; its readers are told to reload", name(), position);
            failures = 0;
            restart(upTo);
        }
    }

    /** Whether it may go better another time, since it was the database that could not be asked. */
    static boolean isDatabase(Throwable failure) {
        return failure instanceof SQLException || (failure.getCause() != null && isDatabase(failure.getCause()));
    }

    private void tell(List<Fact> told, long upTo) {
        if (told.isEmpty()) {
            recent.add(List.of(), Set.of(), upTo);
            return;
        }
        if (source.quotesItsSubject()) {
            var subjects = told.stream().map(Fact::subjectId).collect(Collectors.toSet());
            earlier.forget(subjects);
            var all = Stream.concat(recent.about(subjects).stream(), told.stream())
                    .toList();
            recent.add(source.events(all), subjects, upTo);
        } else {
            recent.add(source.events(told), Set.of(), upTo);
        }
        onEvents.run();
    }
}
