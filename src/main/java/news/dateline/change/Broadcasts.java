package news.dateline.change;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The streams that somebody has asked this instance for. */
@Singleton
class Broadcasts {
    private final ChangeTail tail;
    private final ChangeLog changes;
    private final StreamConfig config;
    private final Followers followers;
    private final StreamMeters meters;
    private final Semaphore readers;
    private final Map<StreamSource, Broadcast> bySource = new ConcurrentHashMap<>();

    Broadcasts(ChangeTail tail, ChangeLog changes, StreamConfig config, Followers followers, StreamMeters meters) {
        this.tail = tail;
        this.changes = changes;
        this.config = config;
        this.followers = followers;
        this.meters = meters;
        this.readers = new Semaphore(config.replayReaders());
    }

    /** The stream of this source; it begins when it is asked for the first time, and then goes on. */
    Broadcast of(StreamSource source) {
        return bySource.computeIfAbsent(source, this::begun);
    }

    private Broadcast begun(StreamSource source) {
        var recent =
                new RecentEvents(config.recentEvents(), config.recentBytes().asLongValue());
        var earlier = new EarlierEvents((from, to) -> read(source, from, to), readers);
        var broadcast = new Broadcast(source, recent, earlier, config.longestReplay(), followers::wake);
        tail.add(broadcast);
        return broadcast;
    }

    private Stretch read(StreamSource source, long from, long to) {
        meters.replayedPage();
        var page = changes.between(from, to);
        var told = page.changes().stream()
                .filter(fact -> source.tells(fact.type()))
                .toList();
        return new Stretch(from, page.next(), told.isEmpty() ? List.of() : source.events(told));
    }
}
