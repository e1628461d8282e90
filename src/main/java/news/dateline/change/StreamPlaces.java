package news.dateline.change;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The places for streams on this instance: so many in all, and so many for one address. */
@Singleton
class StreamPlaces {
    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger taken = new AtomicInteger();
    /** Only addresses that hold some, so bounded by the places. */
    private final Map<String, Integer> takenByAddress = new ConcurrentHashMap<>();

    private volatile boolean closed;

    StreamPlaces(StreamConfig config, MeterRegistry meters) {
        this.most = config.maxStreams();
        this.mostPerAddress = config.maxPerAddress().orElse(Integer.MAX_VALUE);
        meters.gauge("dateline.stream.open", taken);
    }

    /** From now on nobody is let in. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** A place for whoever holds this address; the result gives it back, once. */
    Runnable take(String holder) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            throw StreamProblems.full("This instance holds %d streams already.".formatted(most));
        }
        if (takenByAddress.merge(holder, 1, Integer::sum) > mostPerAddress) {
            giveBack(holder);
            throw StreamProblems.tooMany(mostPerAddress);
        }
        var held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                giveBack(holder);
            }
        };
    }

    private void giveBack(String holder) {
        takenByAddress.computeIfPresent(holder, (address, streams) -> streams == 1 ? null : streams - 1);
        taken.decrementAndGet();
    }
}
