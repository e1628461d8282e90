package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers which networks were refused in this minute, so that a flood costs no connection to the database. */
@Singleton
class RefusedNetworks {
    private final InstantSource clock;
    private volatile Minute minute = new Minute(-1);

    RefusedNetworks(InstantSource clock) {
        this.clock = clock;
    }

    void add(String network) {
        now().networks().add(network);
    }

    boolean has(String network) {
        return now().networks().contains(network);
    }

    /** Whatever was before is forgotten as a whole. */
    private Minute now() {
        long number = clock.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        var present = minute;
        if (present.number() != number) {
            present = new Minute(number);
            minute = present;
        }
        return present;
    }

    private record Minute(long number, Set<String> networks) {
        Minute(long number) {
            this(number, ConcurrentHashMap.newKeySet());
        }
    }
}
