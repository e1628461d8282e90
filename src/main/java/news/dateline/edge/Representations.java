package news.dateline.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import news.dateline.access.Caller;
import news.dateline.web.Document;
import news.dateline.web.Etags;
import news.dateline.web.Page;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a resource returns into the bytes that leave the house: serialised once, compressed if the client can take
 * it, with a strong entity tag of exactly these bytes, and nothing but a 304 if the client has them already.
 */
@jakarta.ws.rs.ext.Provider
@Priority(Representations.AFTER_OTHERS)
class Representations implements ContainerResponseFilter {
    /** Answers meet filters from the greatest number on: what is kept has all headers, but for those of a single caller. */
    static final int AFTER_OTHERS = 1_000;

    private static final Duration UNSETTLED = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final InstantSource clock;
    private final Caller caller;
    /** Asked for at each request: filters are made before what the shelf needs is there. */
    private final Provider<Shelving> shelving;

    private final String cacheControl;

    Representations(
            ObjectMapper json, InstantSource clock, Caller caller, Provider<Shelving> shelving, EdgeConfig config) {
        this.json = json;
        this.clock = clock;
        this.caller = caller;
        this.shelving = shelving;
        this.cacheControl = "public, max-age=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(
                        config.maxAge().toSeconds(),
                        config.staleWhileRevalidate().toSeconds(),
                        config.staleIfError().toSeconds());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page) {
            page.links().headers().forEach(link -> response.getHeaders().add(HttpHeaders.LINK, link));
        }
        var shown = response.getEntity() instanceof Representation representation ? representation.shown() : null;
        if (shown == null && response.getEntity() instanceof Document document) {
            response.setEntity(document.bytes(), null, response.getMediaType());
        }
        if (shown != null) {
            represent(shown, request, response);
        } else if (response.getStatus() >= 500 && shelving.get().standIn(response)) {
            // What was kept before is better than a failure.
            return;
        } else if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private void represent(Shown shown, ContainerRequestContext request, ContainerResponseContext response) {
        var bytes = serialised(response.getEntity());
        var encoding = Encoding.chosen(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                .worthwhile(bytes.length);
        var encoded = encoding.encode(bytes);
        var etag = Etags.of(encoded);
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, etag);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, caller.isStaff() ? "private, no-store" : cacheControl);
        headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization");
        if (encoding != Encoding.IDENTITY) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        describe(shown, headers);
        var type = contentType(response);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, type);
        response.setEntity(encoded, null, type);
        shelving.get().keep(encoded, etag, shown, response);
        if (isHeld(request, etag, shown.modifiedAt())) {
            response.setStatus(304);
            response.setEntity(null);
            // Another map than above: an entity brings new ones.
            Conditions.KNOWN_TO_HOLDERS.forEach(response.getHeaders()::remove);
        }
    }

    /** What the resource chose; what is no document is JSON. */
    private static MediaType contentType(ContainerResponseContext response) {
        return response.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
    }

    private byte[] serialised(Object representation) {
        if (representation instanceof Document document) {
            return document.bytes();
        }
        try {
            return json.writeValueAsBytes(representation);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e);
        }
    }

    /**
     * Dates have seconds only. What changed in the last few is dated back, so that a second change in the same second
     * still makes the date of what a client holds too old.
     */
    private Instant dated(Instant modifiedAt) {
        var settled = clock.instant().minus(UNSETTLED);
        return modifiedAt.isAfter(settled) ? settled : modifiedAt;
    }

    private void describe(Shown shown, MultivaluedMap<String, Object> headers) {
        var tags = Tags.header(shown.tags());
        headers.putSingle("Cache-Tag", tags);
        headers.putSingle("Surrogate-Key", tags);
        if (shown.modifiedAt() != null) {
            headers.putSingle(HttpHeaders.LAST_MODIFIED, Conditions.date(dated(shown.modifiedAt())));
        }
    }

    private static boolean isHeld(ContainerRequestContext request, String etag, @Nullable Instant modifiedAt) {
        return Conditions.isHeld(
                request.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE),
                etag,
                modifiedAt);
    }
}
