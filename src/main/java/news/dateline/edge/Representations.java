package news.dateline.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
@Provider
class Representations implements ContainerResponseFilter {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Duration UNSETTLED = Duration.ofSeconds(2);

    private final ObjectMapper json;
    private final InstantSource clock;
    private final Caller caller;
    private final String cacheControl;

    Representations(ObjectMapper json, InstantSource clock, Caller caller, EdgeConfig config) {
        this.json = json;
        this.clock = clock;
        this.caller = caller;
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
        } else if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private void represent(Shown shown, ContainerRequestContext request, ContainerResponseContext response) {
        var bytes = serialised(response.getEntity());
        var encoding = Encoding.chosen(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING), bytes.length);
        var encoded = encoding.encode(bytes);
        var etag = Etags.of(encoded);
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, etag);
        headers.putSingle(HttpHeaders.CACHE_CONTROL, caller.isStaff() ? "private, no-store" : cacheControl);
        headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding, Authorization");
        describe(shown, headers);
        if (isHeld(request, etag, shown.modifiedAt())) {
            response.setStatus(304);
            response.setEntity(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
        } else {
            if (encoding == Encoding.GZIP) {
                headers.putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            response.setEntity(encoded, null, response.getMediaType());
        }
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
        headers.putSingle("Cache-Tag", String.join(" ", shown.tags()));
        headers.putSingle("Surrogate-Key", String.join(" ", shown.tags()));
        if (shown.modifiedAt() != null) {
            headers.putSingle(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(dated(shown.modifiedAt())));
        }
    }

    /** Whether the client holds this very answer; {@code If-None-Match} wins over the date (RFC 9110, 13.2.2). */
    private static boolean isHeld(ContainerRequestContext request, String etag, @Nullable Instant modifiedAt) {
        var ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return Etags.matches(ifNoneMatch, etag);
        }
        var since = request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE);
        if (since == null || modifiedAt == null) {
            return false;
        }
        try {
            return !modifiedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(HTTP_DATE.parse(since, Instant::from));
        } catch (DateTimeParseException e) {
            // A date that is none is ignored (RFC 9110, 13.1.3).
            return false;
        }
    }
}
