package news.dateline.site;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import news.dateline.edge.Encoding;
import news.dateline.web.Etags;

/** A file as it goes over the wire: encoded once, each form under an entity tag of its own. */
final class StaticFile {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    private final String mediaType;
    private final Map<Encoding, Form> forms = new EnumMap<>(Encoding.class);

    private record Form(Buffer bytes, String etag) {
        static Form of(byte[] bytes) {
            return new Form(Buffer.buffer(bytes), Etags.of(bytes));
        }
    }

    StaticFile(String name, byte[] bytes) {
        var ending = name.substring(name.lastIndexOf('.') + 1);
        mediaType = Objects.requireNonNull(MEDIA_TYPES.get(ending), name);
        for (var encoding : Encoding.values()) {
            var worthwhile = encoding.worthwhile(bytes.length);
            forms.computeIfAbsent(worthwhile, some -> Form.of(some.encode(bytes)));
        }
    }

    /**
     * Sends it, or says that the client has it; whatever else the answer says is said already. With a status that is no success it is
     * sent in any case: the client may hold the same bytes under another one.
     */
    void answer(HttpServerRequest request, int status) {
        var wanted = Encoding.chosen(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var encoding = forms.containsKey(wanted) ? wanted : Encoding.IDENTITY;
        var form = Objects.requireNonNull(forms.get(encoding));
        var response = request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (status == 200) {
            response.putHeader(HttpHeaders.ETAG, form.etag());
            var held = request.getHeader(HttpHeaders.IF_NONE_MATCH);
            if (held != null && Etags.matches(held, form.etag())) {
                response.setStatusCode(304).end();
                return;
            }
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        if (encoding != Encoding.IDENTITY) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(form.bytes().length()))
                    .end();
        } else {
            response.end(form.bytes());
        }
    }
}
