package news.dateline.change;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What streams may cost, and how they keep alive. */
@ConfigMapping(prefix = "dateline.stream")
interface StreamConfig {
    /** How many streams an instance holds; each takes a file descriptor. */
    @WithDefault("16000")
    int maxStreams();

    /** How many of them one address may hold; unbounded if not set, since all readers behind a proxy have its address. */
    OptionalInt maxPerAddress();

    /** How often a comment is sent, so that nobody on the way takes a quiet stream for a dead one. */
    @WithDefault("15s")
    Duration heartbeat();

    /** The shortest time after which a client whose stream ended may come back. */
    @WithDefault("1s")
    Duration retryAfter();

    /** How much longer clients are told to wait at random, lest all of an instance come back at once. */
    @WithDefault("5s")
    Duration retrySpread();

    /** How many events of each stream are kept in memory for those who resume. */
    @WithDefault("20000")
    int recentEvents();

    /** How many bytes they may take. */
    @WithDefault("16M")
    MemorySize recentBytes();

    /** From how many bytes on that a client has not taken it gets no more until it has. */
    @WithDefault("32K")
    MemorySize pendingBytes();

    /** How long a client may take none of them before it is cut off. */
    @WithDefault("10s")
    Duration patience();

    /** How many changes somebody may have missed whose place is not in memory any more. */
    @WithDefault("50000")
    long longestReplay();

    /** How many pages of earlier changes are read from the database at the same time. */
    @WithDefault("4")
    int replayReaders();
}
