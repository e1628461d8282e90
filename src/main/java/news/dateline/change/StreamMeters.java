package news.dateline.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What operators see of the streams. */
@Singleton
class StreamMeters {
    private final Counter delivered;
    private final Counter cut;
    private final Counter reset;
    private final Counter replayedPages;

    StreamMeters(MeterRegistry registry) {
        delivered = registry.counter("dateline.stream.events.delivered");
        cut = registry.counter("dateline.stream.cut");
        reset = registry.counter("dateline.stream.reset");
        replayedPages = registry.counter("dateline.stream.replayed.pages");
    }

    /** Events were written to one client. */
    void delivered(int events) {
        delivered.increment(events);
    }

    /** A client was cut off because it did not read. */
    void cut() {
        cut.increment();
    }

    /** A client was told to reload. */
    void reset() {
        reset.increment();
    }

    /** A page of earlier changes was read from the database. */
    void replayedPage() {
        replayedPages.increment();
    }
}
