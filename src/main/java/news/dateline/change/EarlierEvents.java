package news.dateline.change;

import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * The events that are not in memory any more, read from the database in pages. Pages begin at the same positions for
 * everybody, unless one was too large to be kept whole, and live for some seconds: a herd that comes back reads each once.
 */
final class EarlierEvents {
    private static final long PAGE = 250;
    private static final int MOST_PAGES = 16;
    private static final int MOST_BYTES = 1 << 20;
    private static final long LIFETIME_SECONDS = 3;

    /** Reads the stretch between two positions; may block. */
    private final BiFunction<Long, Long, Stretch> database;

    private final Semaphore readers;
    private final Executor later = CompletableFuture.delayedExecutor(LIFETIME_SECONDS, TimeUnit.SECONDS);
    /** By where they begin. */
    private final TreeMap<Long, Page> pages = new TreeMap<>();

    EarlierEvents(BiFunction<Long, Long, Stretch> database, Semaphore readers) {
        this.database = database;
        this.readers = readers;
    }

    /** A stretch that goes on from this position, or from one before: then the next one asked for does. */
    synchronized CompletableFuture<Stretch> after(long position) {
        long begin = position / PAGE * PAGE;
        var before = pages.floorEntry(position);
        if (before != null && before.getKey() >= begin) {
            if (before.getValue().mayServe(position)) {
                return before.getValue().content();
            }
            // What begins where all begin ends before this position: it was too large, or the newest and not full yet.
            begin = position;
        }
        var page = new Page(new CompletableFuture<>());
        pages.put(begin, page);
        if (pages.size() > MOST_PAGES) {
            pages.remove(pages.firstKey() == begin ? pages.lastKey() : pages.firstKey());
        }
        long from = begin;
        Thread.ofVirtual().name("earlier-events").start(() -> read(from, page));
        return page.content();
    }

    /** What is said of these is not what is known any more. */
    synchronized void forget(Set<UUID> subjects) {
        pages.values().removeIf(page -> page.isAbout(subjects));
    }

    private synchronized void forget(long from, Page page) {
        pages.remove(from, page);
    }

    private void read(long from, Page page) {
        try {
            readers.acquire();
            try {
                var whole = database.apply(from, (from / PAGE + 1) * PAGE);
                page.content().complete(whole.after(from, MOST_BYTES));
            } finally {
                readers.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            page.content().completeExceptionally(e);
        } catch (RuntimeException e) {
            page.content().completeExceptionally(e);
        }
        later.execute(() -> forget(from, page));
    }

    private record Page(CompletableFuture<Stretch> content) {
        boolean mayServe(long position) {
            return switch (content.state()) {
                case RUNNING -> true;
                case SUCCESS -> content.resultNow().goesOnFrom(position);
                case FAILED, CANCELLED -> false;
            };
        }

        /** Also if nobody knows yet. */
        boolean isAbout(Set<UUID> subjects) {
            return switch (content.state()) {
                case RUNNING -> true;
                case SUCCESS -> content.resultNow().isAbout(subjects);
                case FAILED, CANCELLED -> true;
            };
        }
    }
}
