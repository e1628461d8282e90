package news.dateline.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * The events that are not in memory any more, read from the database in pages. The bounds of pages are the same for
 * everybody, and a page lives for some seconds: a herd that comes back reads each page once.
 */
final class EarlierEvents {
    private static final long PAGE = 250;
    private static final int MOST_PAGES = 64;
    private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(3);

    /** Reads the stretch between two positions; may block. */
    private final BiFunction<Long, Long, Stretch> database;

    private final Semaphore readers;
    private final Map<Long, Page> pages = new LinkedHashMap<>();

    EarlierEvents(BiFunction<Long, Long, Stretch> database, Semaphore readers) {
        this.database = database;
        this.readers = readers;
    }

    /** A stretch that goes on from this position. */
    synchronized CompletableFuture<Stretch> after(long position) {
        long now = System.nanoTime();
        pages.values().removeIf(page -> page.isOver(now));
        var known = pages.get(position / PAGE);
        if (known != null && known.servesFrom(position)) {
            return known.content();
        }
        var page = new Page(new CompletableFuture<>(), now);
        pages.put(position / PAGE, page);
        if (pages.size() > MOST_PAGES) {
            pages.remove(pages.keySet().iterator().next());
        }
        Thread.ofVirtual().name("earlier-events").start(() -> read(position / PAGE, page.content()));
        return page.content();
    }

    private void read(long number, CompletableFuture<Stretch> content) {
        try {
            readers.acquire();
            try {
                content.complete(database.apply(number * PAGE, (number + 1) * PAGE));
            } finally {
                readers.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            content.completeExceptionally(e);
        } catch (RuntimeException e) {
            content.completeExceptionally(e);
        }
    }

    private record Page(CompletableFuture<Stretch> content, long askedAt) {
        boolean isOver(long now) {
            return content.isDone() && now - askedAt > LIFETIME_NANOS;
        }

        /** The newest page was read when it was not full yet. */
        boolean servesFrom(long position) {
            return switch (content.state()) {
                case RUNNING -> true;
                case SUCCESS -> content.resultNow().goesOnFrom(position);
                case FAILED, CANCELLED -> false;
            };
        }
    }
}
