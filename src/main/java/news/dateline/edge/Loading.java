package news.dateline.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The reading of an answer that is not kept yet, on behalf of one request, while others with the same question wait. It
 * remembers what was touched since it began: an answer that shows such a thing may be from before, and is not kept.
 */
final class Loading {
    private static final String PLACE = Loading.class.getName();

    /** What was touched is not remembered beyond this; then it may be anything. */
    private static final int MOST_TOUCHED = 10_000;

    private final Question question;
    private final long begunAt;
    private final @Nullable Kept former;
    private final CompletableFuture<Optional<Kept>> result = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<String> touched = new HashSet<>();
    private boolean allTouched;
    private @Nullable String operation;

    /**
     * @param former what was kept before and is too old now
     */
    Loading(Question question, @Nullable Kept former) {
        this.question = question;
        this.former = former;
        this.begunAt = System.nanoTime();
    }

    /** The loading that the request is for, if it is. */
    static @Nullable Loading of(RoutingContext request) {
        return request.get(PLACE);
    }

    void attach(RoutingContext request) {
        request.put(PLACE, this);
    }

    /** The request has met this operation. */
    void meets(@Nullable String pathOfOperation) {
        this.operation = pathOfOperation;
    }

    @Nullable String operation() {
        return operation;
    }

    Question question() {
        return question;
    }

    long begunAt() {
        return begunAt;
    }

    /** What may be said instead while nothing newer can be read. */
    @Nullable Kept former() {
        return former;
    }

    boolean isOver() {
        return result.isDone();
    }

    /** What was read, or nothing if it is not to be kept; only the first end counts. */
    void end(@Nullable Kept answer) {
        result.complete(Optional.ofNullable(answer));
    }

    /** Will be told what was read, or at once if it is over. */
    void whenOver(Consumer<Optional<Kept>> waiting) {
        var unused = result.thenAccept(waiting);
    }

    /** One more waits, unless there are so many already. */
    boolean admits(int most) {
        return waiting.incrementAndGet() <= most;
    }

    synchronized void touch(Set<String> tags) {
        if (allTouched || touched.size() + tags.size() > MOST_TOUCHED) {
            touchAll();
        } else {
            touched.addAll(tags);
        }
    }

    synchronized void touchAll() {
        allTouched = true;
        touched.clear();
    }

    synchronized boolean isTouched(Set<String> tags) {
        return allTouched || tags.stream().anyMatch(touched::contains);
    }
}
