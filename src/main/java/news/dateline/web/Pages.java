package news.dateline.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Opens the window that a request asks for. */
@Singleton
public class Pages {
    /** What may change from page to page: all else is the list's filter and order, and binds its cursors. */
    private static final Set<String> FREE = Set.of("cursor", "limit", "fields", "include", "body", "minSeq");

    private final Cursors cursors;
    private final PublicUrl publicUrl;

    Pages(Cursors cursors, PublicUrl publicUrl) {
        this.cursors = cursors;
        this.publicUrl = publicUrl;
    }

    /** The window onto the list at this address. */
    public Window window(PageRequest request, UriInfo uri) {
        int limit = Parameters.number("limit", request.limit, 1, PageRequest.LARGEST, PageRequest.STANDARD);
        var parameters = new TreeMap<>(uri.getQueryParameters());
        parameters.keySet().removeAll(FREE);
        var binding = uri.getPath() + parameters;
        var cursor = request.cursor == null ? null : cursors.open(binding, request.cursor);
        return new Window(limit, cursor, key -> cursors.seal(binding, key), publicUrl.of(uri));
    }

    /** The first window onto the list at this path, as a request for it would open it that says {@code limit} or nothing. */
    public Window first(String path, @Nullable Integer limit) {
        var binding = path + Map.of();
        return new Window(
                limit == null ? PageRequest.STANDARD : limit,
                null,
                key -> cursors.seal(binding, key),
                publicUrl.of(path + (limit == null ? "" : "?limit=" + limit)));
    }
}
