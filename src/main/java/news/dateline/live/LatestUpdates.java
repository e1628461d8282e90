package news.dateline.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.UnaryOperator;
import news.dateline.web.Page;
import news.dateline.web.Shown;
import news.dateline.web.Window;

/** The whole live feed as anyone may read it; other rooms tell it in formats of their own. */
@Singleton
public class LatestUpdates {
    private final LiveRepository updates;
    private final LiveViews views;

    LatestUpdates(LiveRepository updates, LiveViews views) {
        this.updates = updates;
        this.views = views;
    }

    /** A page of it, newest first, with the position in the change log at which it was read. */
    public Page<LiveView> page(Window window) {
        return page(window, UnaryOperator.identity());
    }

    /** The same page without the pictures and recordings that the newsroom may not give away. */
    public Page<LiveView> pageToPassOn(Window window) {
        return page(window, LiveRow::toPassOn);
    }

    private Page<LiveView> page(Window window, UnaryOperator<LiveRow> rights) {
        var found = updates.list(LiveFilter.Checked.ANY, window);
        var slice = window.cut(found.rows(), LiveRow::keys);
        var shown = views.of(slice.rows().stream().map(rights).toList(), found.changedAt());
        return Page.of(
                        shown,
                        slice.links(),
                        Shown.of(List.of("live"), found.changedAt()).and(shown))
                .readAt(found.seq());
    }
}
