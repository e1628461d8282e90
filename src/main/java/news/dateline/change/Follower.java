package news.dateline.change;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;
import news.dateline.change.ControlEvents.Reset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A client that reads a stream from a position of its own. What it has not taken yet is not queued for it, save for the
 * little that is under way: it goes on when it can. So nothing is missed or told twice, whatever happens in between, and
 * nobody waits for anybody. Everything here happens on the event loop of its connection.
 */
final class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    /** RFC 9113, section 7. */
    private static final long CANCEL = 8;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Broadcast broadcast;
    private final StreamFilter filter;
    private final FollowerLoop loop;
    private final Terms terms;
    private long position;
    private Reset.@Nullable Reason unable;
    private int epoch;
    private boolean recalling;
    private @Nullable Stretch recalled;
    /** When it was first seen not to take what is under way; 0 if it does. */
    private long fullSince;

    private long nextBeat;
    private boolean begun;
    private volatile boolean over;

    Follower(
            HttpServerRequest request,
            FollowerLoop loop,
            Terms terms,
            Broadcast broadcast,
            StreamFilter filter,
            Start start) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.terms = terms;
        this.broadcast = broadcast;
        this.filter = filter;
        this.position = start.position();
        this.unable = start.unable();
        this.epoch = broadcast.epoch();
    }

    boolean isOver() {
        return over;
    }

    /** Has the task done where everything about it is done. */
    void execute(Runnable task) {
        loop.execute(task);
    }

    void begin() {
        begun = true;
        response.setChunked(true);
        if (over) {
            var unused = response.end(terms.control().retry().appendString("\n"));
            return;
        }
        response.setWriteQueueMaxSize(terms.pendingBytes());
        response.drainHandler(drained -> {
            fullSince = 0;
            pump();
        });
        long beat = terms.heartbeatNanos();
        nextBeat = System.nanoTime() + ThreadLocalRandom.current().nextLong(beat / 2, beat + 1);
        loop.add(this);
        // The position it came with, even if that is no good: cut off right here, it must not take the reset for read.
        write(terms.control().hello(position));
        if (unable != null) {
            reset(unable);
        }
        pump();
    }

    /** Writes what there is for it, as far as it takes it. */
    void pump() {
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.warnf(e, "A follower of %s is cut off", broadcast.name());
            cut();
        }
    }

    private void advance() {
        while (!over && !recalling) {
            if (epoch != broadcast.epoch()) {
                reset(Reset.Reason.INTERRUPTED);
            }
            if (position >= broadcast.position()) {
                return;
            }
            if (response.writeQueueFull()) {
                // Whoever is slow holds nothing; it is asked for again.
                recalled = null;
                return;
            }
            var next = next();
            if (next != null) {
                write(next);
            }
        }
    }

    private @Nullable Stretch next() {
        var remembered = loop.next(broadcast, position, terms.pieceBytes());
        if (remembered.isPresent()) {
            recalled = null;
            return remembered.get();
        }
        if (recalled != null && recalled.goesOnFrom(position)) {
            return loop.next(recalled, position, terms.pieceBytes());
        }
        if (broadcast.isTooFarBehind(position)) {
            reset(Reset.Reason.OUTDATED);
        } else {
            recall();
        }
        return null;
    }

    private void recall() {
        recalling = true;
        var unused = broadcast
                .earlierAfter(position)
                .whenComplete((stretch, failure) -> loop.execute(() -> {
                    recalling = false;
                    if (failure == null) {
                        recalled = stretch;
                        pump();
                    } else {
                        unable(failure);
                    }
                }));
    }

    private void unable(Throwable failure) {
        LOG.warnf("The changes after %d cannot be told: %s", position, failure);
        if (Broadcast.isDatabase(failure)) {
            end();
        } else {
            // It would fail again, however often the client came back.
            reset(Reset.Reason.INTERRUPTED);
            pump();
        }
    }

    private void write(Stretch stretch) {
        var piece = stretch.piece(filter);
        if (piece.events() > 0) {
            write(piece.bytes());
            terms.meters().delivered(piece.events());
        }
        position = stretch.to();
    }

    private void reset(Reset.Reason reason) {
        unable = null;
        epoch = broadcast.epoch();
        position = broadcast.position();
        recalled = null;
        write(terms.control().reset(position, reason, filter.list()));
        terms.meters().reset();
    }

    private void write(Buffer bytes) {
        var unused = response.write(bytes);
    }

    /** Looks whether it is time for a comment, and whether the client still reads. */
    void tick(long now) {
        if (over) {
            return;
        }
        if (response.writeQueueFull()) {
            fullSince = fullSince == 0 ? now : fullSince;
            if (now - fullSince > terms.patienceNanos()) {
                cut();
            }
            return;
        }
        fullSince = 0;
        if (now - nextBeat >= 0) {
            nextBeat = now + terms.heartbeatNanos();
            write(ControlEvents.COMMENT);
        }
    }

    /** Ends the stream in good order; the client comes back after a while, to whichever instance. */
    void end() {
        if (!begun || over) {
            over = true;
            return;
        }
        if (response.writeQueueFull()) {
            cut();
            return;
        }
        over = true;
        write(terms.control().retry().appendString("\n"));
        var unused = response.end();
    }

    /** Drops the connection with what is under way. */
    void cut() {
        over = true;
        terms.meters().cut();
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(CANCEL);
        } else {
            // Not the close() of the connection or its channel: those wait for what the client does not take.
            var unused = ((ConnectionBase) request.connection())
                    .channelHandlerContext()
                    .close();
        }
    }

    /** The connection is gone, or the answer is complete. */
    void gone() {
        over = true;
        loop.execute(() -> loop.remove(this));
    }

    /**
     * From where a client goes on.
     *
     * @param unable why that is not possible, if it is not
     */
    record Start(long position, Reset.@Nullable Reason unable) {}

    /**
     * What holds for all followers.
     *
     * @param pendingBytes what may be under way to one of them
     * @param pieceBytes what is written to it at once
     */
    record Terms(
            int pendingBytes,
            int pieceBytes,
            long heartbeatNanos,
            long patienceNanos,
            ControlEvents control,
            StreamMeters meters) {}
}
