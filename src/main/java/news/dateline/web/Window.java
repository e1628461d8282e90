package news.dateline.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a list that a request asks for: how many rows, from where, in which direction. */
public final class Window {
    private final int limit;
    private final @Nullable Cursor cursor;
    private final Function<Cursor, String> seal;
    private final String self;

    Window(int limit, @Nullable Cursor cursor, Function<Cursor, String> seal, String self) {
        this.limit = limit;
        this.cursor = cursor;
        this.seal = seal;
        this.self = self;
    }

    /** The position to read on from; empty on the first page. */
    public Optional<Cursor> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** Whether the rows before the position are wanted: then the query runs in reverse order. */
    public boolean backwards() {
        return cursor != null && cursor.backwards();
    }

    /** How many rows to read: one more than the page shows, to know whether there is another page. */
    public int rowsToRead() {
        return limit + 1;
    }

    /** Cuts the rows read (in the order of the query) to the page, in the order of the list. */
    public <R> Slice<R> cut(List<R> rows, Function<R, List<String>> keys) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        if (backwards()) {
            shown = shown.reversed();
        }
        boolean hasNext = !shown.isEmpty() && (more || backwards());
        boolean hasPrevious = !shown.isEmpty() && (backwards() ? more : cursor != null);
        return slice(shown, hasPrevious, hasNext, keys);
    }

    /**
     * Cuts rows on both sides of a place to a page with that place in its middle, or as near to it as an end of the list
     * admits. All rows stand in the order of the list.
     *
     * @param ahead those before the place
     * @param behind the one at the place and those after it
     */
    public <R> Slice<R> cutAround(List<R> ahead, List<R> behind, Function<R, List<String>> keys) {
        int before = Math.min(ahead.size(), Math.max((limit - 1) / 2, limit - behind.size()));
        int after = Math.min(behind.size(), limit - before);
        var shown = new ArrayList<>(ahead.subList(ahead.size() - before, ahead.size()));
        shown.addAll(behind.subList(0, after));
        return slice(shown, ahead.size() > before, behind.size() > after, keys);
    }

    private <R> Slice<R> slice(List<R> shown, boolean hasPrevious, boolean hasNext, Function<R, List<String>> keys) {
        var links = new Page.Links(
                self,
                hasNext ? at(new Cursor(false, keys.apply(shown.getLast()))) : null,
                hasPrevious ? at(new Cursor(true, keys.apply(shown.getFirst()))) : null);
        return new Slice<>(List.copyOf(shown), links);
    }

    /** The address of the first page. */
    public String first() {
        return self.replaceAll("([?&])cursor=[^&]*&?", "$1").replaceAll("[?&]$", "");
    }

    private String at(Cursor position) {
        var first = first();
        return first + (first.contains("?") ? "&" : "?") + "cursor=" + seal.apply(position);
    }

    /**
     * The rows of one page.
     *
     * @param rows in the order of the list
     * @param links to this page and its neighbours
     */
    public record Slice<R>(List<R> rows, Page.Links links) {}
}
