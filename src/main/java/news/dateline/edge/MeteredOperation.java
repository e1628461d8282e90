package news.dateline.edge;

import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * The operation for which the framework's metrics count the present request. What is answered from the shelf never meets its
 * resource, and would be counted by its own address: one meter for each article.
 */
final class MeteredOperation {
    /** Where Quarkus' metrics look for it. */
    private static final String PLACE = "UrlPathTemplate";

    private MeteredOperation() {}

    /** Its path, such as {@code /v1/articles/{slugOrId}}; null where no request is. */
    static @Nullable String current() {
        var context = Vertx.currentContext();
        return context == null ? null : context.getLocal(PLACE);
    }

    /** Has the present request counted as one for this operation. */
    static void set(String path) {
        var context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(PLACE, path);
        }
    }
}
