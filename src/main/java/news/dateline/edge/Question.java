package news.dateline.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a finished answer depends on, as the request says it: two questions that differ may have the same answer, the same
 * question never has two.
 *
 * @param target the path and the query, untouched
 * @param accept the {@code Accept} header; empty if anything will do
 * @param encoding the best content coding that the client takes
 * @param origin the {@code Origin} header where the answer names it, else empty
 */
record Question(String target, String accept, Encoding encoding, String origin) {
    private static final String ANYTHING = "*/*";

    /** The question of a request; {@code asksOrigin} where scripts of some origins only may read the answer. */
    static Question of(HttpServerRequest request, boolean asksOrigin) {
        var headers = request.headers();
        return new Question(
                request.uri(),
                accept(headers.get(HttpHeaders.ACCEPT)),
                Encoding.chosen(headers.get(HttpHeaders.ACCEPT_ENCODING)),
                asksOrigin ? orEmpty(headers.get(HttpHeaders.ORIGIN)) : "");
    }

    private static String accept(@Nullable String header) {
        return header == null || header.equals(ANYTHING) ? "" : header;
    }

    private static String orEmpty(@Nullable String header) {
        return header == null ? "" : header;
    }

    /** What it takes in memory, in bytes, about. */
    int weight() {
        return target.length() + accept.length() + origin.length() + 64;
    }
}
