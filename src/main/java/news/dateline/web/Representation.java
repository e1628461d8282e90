package news.dateline.web;

import org.jspecify.annotations.Nullable;

/** An answer that caches may keep, because it tells what it shows. */
public interface Representation {
    /** What the answer shows; null if no cache may keep it. */
    @Nullable Shown shown();
}
